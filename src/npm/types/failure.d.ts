/**
 * @param {unknown} error
 * @param {FailureCode} code  for what is none yet
 */
export function failureOf(error: unknown, code: FailureCode): Failure;
/** @typedef {keyof typeof remedies} FailureCode */
/** Why there is no picture: a stable `code` and a `remedy`, in English and meant for whoever made the page. */
export class Failure extends Error {
    /**
     * @param {FailureCode} code
     * @param {string} [detail]  what is known beyond the code
     */
    constructor(code: FailureCode, detail?: string);
    code: "closed" | "unreachable" | "refused" | "no-answer" | "frame-invalid" | "answer-invalid" | "server-error" | "no-video" | "no-audio" | "not-accepted" | "no-connection" | "no-media" | "lost" | "address-invalid" | "mixed-content" | "attribute-invalid" | "unsupported" | "insecure" | "click-needed" | "device-denied" | "device-missing" | "device-busy";
    remedy: string;
    /** Whether another attempt would fail in the same way. */
    get isLasting(): boolean;
}
export type FailureCode = keyof typeof remedies;
declare const remedies: {
    unreachable: string;
    refused: string;
    closed: string;
    'no-answer': string;
    'frame-invalid': string;
    'answer-invalid': string;
    'server-error': string;
    'no-video': string;
    'no-audio': string;
    'not-accepted': string;
    'no-connection': string;
    'no-media': string;
    lost: string;
    'address-invalid': string;
    'mixed-content': string;
    'attribute-invalid': string;
    unsupported: string;
    insecure: string;
    'click-needed': string;
    'device-denied': string;
    'device-missing': string;
    'device-busy': string;
};
export {};
