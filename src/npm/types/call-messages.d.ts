/**
 * What a page and the call in a frame of it say to each other by postMessage(): objects with `parley: 1` and a `type`.
 * docs/embedding.md describes them. Unknown types and members are ignored.
 *
 * @typedef {object} JoinOptions
 * @property {string} [call]  a link or the name of a call; without it the one that the address names, or a new one
 * @property {string} [name]  to be shown to the others
 * @property {boolean} [camera]  whether it is turned on at once, as it is if nothing is said
 * @property {boolean} [microphone]  likewise
 *
 * @typedef {{ type: 'join' } & JoinOptions
 *   | { type: 'leave' }
 *   | { type: 'camera' | 'microphone', on: boolean }} Command
 *
 * @typedef {'on' | 'off' | 'none'} DeviceState  none: there is none, or it may not be used
 *
 * @typedef {object} CallEvents  their details by type
 * @property {{}} ready  commands are heard from now on
 * @property {{ link: string }} joined  a link by which others come into the call
 * @property {{ code: string }} waiting  an attempt to get in, or back in, has failed, and others follow: why, such as
 *   `not-started`, or empty where nothing is known of the server
 * @property {{ participants: { id: string, name: string }[] }} participants  the others
 * @property {{ camera: DeviceState, microphone: DeviceState }} devices
 * @property {{}} reconnecting  the server is away; whoever is in the call goes on talking
 * @property {{ code: string }} left  `left`, or why the call has ended: docs/protocol.md, section 7
 * @property {{ code: string, remedy: string }} error  a command that cannot be followed
 */
/** The version of all that. */
export const version: 1;
/**
 * What a page and the call in a frame of it say to each other by postMessage(): objects with `parley: 1` and a `type`.
 * docs/embedding.md describes them. Unknown types and members are ignored.
 */
export type JoinOptions = {
    /**
     * a link or the name of a call; without it the one that the address names, or a new one
     */
    call?: string | undefined;
    /**
     * to be shown to the others
     */
    name?: string | undefined;
    /**
     * whether it is turned on at once, as it is if nothing is said
     */
    camera?: boolean | undefined;
    /**
     * likewise
     */
    microphone?: boolean | undefined;
};
/**
 * What a page and the call in a frame of it say to each other by postMessage(): objects with `parley: 1` and a `type`.
 * docs/embedding.md describes them. Unknown types and members are ignored.
 */
export type Command = ({
    type: "join";
} & JoinOptions) | {
    type: "leave";
} | {
    type: "camera" | "microphone";
    on: boolean;
};
/**
 * none: there is none, or it may not be used
 */
export type DeviceState = "on" | "off" | "none";
/**
 * their details by type
 */
export type CallEvents = {
    /**
     * commands are heard from now on
     */
    ready: {};
    /**
     * a link by which others come into the call
     */
    joined: {
        link: string;
    };
    /**
     * an attempt to get in, or back in, has failed, and others follow: why, such as
     * `not-started`, or empty where nothing is known of the server
     */
    waiting: {
        code: string;
    };
    /**
     * the others
     */
    participants: {
        participants: {
            id: string;
            name: string;
        }[];
    };
    devices: {
        camera: DeviceState;
        microphone: DeviceState;
    };
    /**
     * the server is away; whoever is in the call goes on talking
     */
    reconnecting: {};
    /**
     * `left`, or why the call has ended: docs/protocol.md, section 7
     */
    left: {
        code: string;
    };
    /**
     * a command that cannot be followed
     */
    error: {
        code: string;
        remedy: string;
    };
};
