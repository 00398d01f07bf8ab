// Types only: the frames that the server sends. docs/protocol.md, section 5.

/**
 * @typedef {object} Participant
 * @property {string} id
 * @property {string} instance
 * @property {'present' | 'away'} state
 * @property {'host' | 'participant'} role the server's word
 * @property {Record<string, unknown>} about the participant's own word
 */

/**
 * @typedef {object} Limits
 * @property {number} windowSignals signals of one stream that may be unacknowledged
 * @property {number} windowSize their total length as JSON, in UTF-16 code units
 */

/**
 * @typedef {object} Welcome
 * @property {'welcome'} type
 * @property {string} id
 * @property {'host' | 'participant'} role
 * @property {string} epoch
 * @property {number} grace in milliseconds
 * @property {Participant[]} participants
 * @property {RTCIceServer[]} iceServers
 * @property {boolean} [relayOnly] media may go by a relay only
 * @property {Limits} limits
 * @property {string} [grant]
 */

/**
 * What one stream says: a signal and an acknowledgement, or an acknowledgement alone.
 *
 * @typedef {object} StreamFields
 * @property {number} ack
 * @property {number} [seq]
 * @property {number} [base]
 * @property {Record<string, any>} [data]
 */

/** @typedef {{type: 'signal', from: string, fromInstance: string} & StreamFields} Signal */

/**
 * @typedef {{type: 'joined' | 'back', participant: Participant}
 *   | {type: 'away', id: string}
 *   | {type: 'left', id: string, reason: string}
 *   | {type: 'about', id: string, about: Record<string, unknown>}} PresenceFrame
 */

/** @typedef {{type: 'ice', iceServers: RTCIceServer[]}} Ice */

/** @typedef {{type: 'grant', grant: string}} Grant */

/**
 * @typedef {object} ErrorFrame
 * @property {'error'} type
 * @property {string} code
 * @property {string} message
 * @property {number} [closeCode] with which the connection ends now; absent where it goes on
 * @property {number} [retryAfter] in milliseconds
 */

/** @typedef {PresenceFrame | Signal | Ice | Grant} CallFrame what comes between `welcome` and the end */

/** @typedef {Welcome | CallFrame | ErrorFrame | {type: 'pong'}} ServerFrame */

export {};
