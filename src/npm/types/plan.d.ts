/**
 * @param {string} media  such as "video+audio"
 * @param {string} url
 * @param {Wishes} wishes
 * @returns {Plan}
 */
export function planOf(media: string, url: string, { codecs, bitrate, iceServers }: Wishes): Plan;
export type Sent = "camera" | "microphone" | "display" | "speaker";
export type Received = "video" | "audio";
/**
 * What attributes and options say, as text or as what it means.
 */
export type Medium = Sent | Received;
export type Wishes = {
    /**
     * such as "H264 VP8 PCMA": these first, the others after them
     */
    codecs?: string | undefined;
    /**
     * of each picture, in bit/s at most; "2500k" and "2.5M" are understood
     */
    bitrate?: string | number | undefined;
    /**
     * addresses separated by blanks, or the servers (as JSON)
     */
    iceServers?: string | RTCIceServer[] | undefined;
};
export type Plan = {
    url: string;
    media: Set<Medium>;
    /**
     * lower case
     */
    codecs: string[];
    bitrate: number | undefined;
    iceServers: RTCIceServer[];
};
