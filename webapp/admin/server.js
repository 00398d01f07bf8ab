import { ownRequest } from '../ui/account.js';

/**
 * @typedef {object} Participant
 * @property {string} id  the beginning of it
 * @property {'HOST' | 'PARTICIPANT'} role
 * @property {boolean} present  else its connection is lost
 * @property {string} since
 *
 * @typedef {object} Call
 * @property {string} id  the beginning of it
 * @property {string} [startedAt]  missing where nobody is in it
 * @property {string} [lockedUntil]
 * @property {Participant[]} participants
 *
 * @typedef {object} Overview
 * @property {string} startedAt
 * @property {boolean} draining
 * @property {number} calls
 * @property {number} participantsPresent
 * @property {number} participantsAway
 * @property {number} connections
 * @property {number} callsTotal
 * @property {number} joinsTotal
 * @property {number} connectionsTotal
 * @property {number} framesIn
 * @property {number} framesOut
 * @property {number} bytesIn
 * @property {number} bytesOut
 * @property {number} queueFramesPeak
 * @property {number} queueSizePeak
 * @property {Record<string, number>} refusals
 * @property {Record<string, number>} closes
 *
 * @typedef {object} Now
 * @property {string} at  the server's time
 * @property {string} user
 * @property {number} barSeconds
 * @property {Overview} overview
 * @property {number} callsFound  of which `calls` are the first
 * @property {Call[]} calls
 *
 * @typedef {object} Setting
 * @property {string} name
 * @property {string} value
 * @property {string} normal  the default
 * @property {string} unit  of a number, else empty
 * @property {'DEFAULT' | 'CONTEXT_PARAMETER' | 'ENVIRONMENT'} source
 * @property {string} variable
 *
 * @typedef {'end' | 'remove' | 'lock' | 'unlock' | 'drain' | 'undrain'} ActionName
 */

const patience = 10_000;
const api = new URL('../../../admin/api/', import.meta.url);

/** What the server said instead of doing it. */
export class Refused extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 */
async function ask(path, init) {
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(new URL(path, api), { cache: 'no-store', signal, ...init });
  const body = await response.json();
  if (!response.ok) throw new Refused(body.code);
  return body;
}

/**
 * @param {string} beginning  of the ids of the calls that are wanted
 * @returns {Promise<Now>}
 */
export function readNow(beginning) {
  return ask(`overview?${new URLSearchParams({ calls: beginning })}`);
}

/** @returns {Promise<Setting[]>} */
export function readSettings() {
  return ask('settings');
}

/**
 * Rejects with Refused where the server does not do it, with something else where it does not answer.
 *
 * @param {ActionName} name
 * @param {{ call?: string, participant?: string, lock?: boolean }} [action]
 */
export async function act(name, action = {}) {
  await ask(name, ownRequest(action));
}
