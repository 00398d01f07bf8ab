/**
 * The frames that go2rtc made common, in both of their forms:
 *
 * {"type":"webrtc/offer","value":"v=0..."}, "webrtc/answer" likewise;
 * {"type":"webrtc","value":{"type":"offer","sdp":"v=0...","ice_servers":[...]}};
 * {"type":"webrtc/candidate","value":"candidate:..."}, which is empty when there are no more;
 * {"type":"error","value":"what is wrong"}.
 *
 * @typedef {{ description: RTCSessionDescriptionInit, iceServers?: RTCIceServer[] }
 *   | { candidate: string }
 *   | { error: string }
 *   | { type: string }} Heard  the last one is for others than us
 */
/**
 * @param {unknown} data  of a message
 * @returns {Heard}
 */
export function read(data: unknown): Heard;
/**
 * Servers can be told of ICE servers in the newer form only.
 *
 * @param {'offer' | 'answer'} type
 * @param {string} sdp
 * @param {RTCIceServer[]} iceServers
 */
export function descriptionFrame(type: "offer" | "answer", sdp: string, iceServers: RTCIceServer[]): {
    type: string;
    value: string;
} | {
    type: string;
    value: {
        type: "answer" | "offer";
        sdp: string;
        ice_servers: RTCIceServer[];
    };
};
/** @param {string} candidate */
export function candidateFrame(candidate: string): {
    type: string;
    value: string;
};
/**
 * the last one is for others than us
 */
export type Heard = {
    description: RTCSessionDescriptionInit;
    iceServers?: RTCIceServer[];
} | {
    candidate: string;
} | {
    error: string;
} | {
    type: string;
};
