/** Each code and its remedy. These come again however often one tries, until somebody changes something. */
const lasting = {
  'address-invalid': 'Give src the address of a WebSocket: it begins with wss:// or ws://.',
  'mixed-content': 'This page came by https, so src has to begin with wss://.',
  'attribute-invalid': 'Correct the attribute.',
  unsupported: 'Use a browser that has WebRTC.',
  insecure: 'Open the page by https: browsers give cameras and screens to no other page.',
  'click-needed': 'Call start() when somebody clicks: no browser shares a screen otherwise.',
  'device-denied': 'Allow this page to use it, in the browser and in the operating system.',
  'device-missing': 'Connect a camera or microphone, or leave it out of media.',
  'device-busy': 'Close what else uses the camera or microphone, then call start().',
};

/** These may pass by themselves. */
const passing = {
  unreachable:
    "Check the address, that the server runs and lets pages of this origin connect, and that the page's Content-Security-Policy, if it has one, names the server in connect-src.",
  refused: 'Check the path, and that the server lets pages of this origin connect.',
  closed: 'See in the log of the server why it closed the connection.',
  'no-answer': 'Check that the address speaks WebRTC: offers by WebSocket, as go2rtc has them.',
  'frame-invalid': 'Check the address: what answers there says what is no frame of JSON.',
  'answer-invalid': 'See in the log of the server what it answered: no browser can use it.',
  'server-error': 'See in the log of the server what it means.',
  'no-video': 'Check that the source has a picture, in a codec that this browser can show.',
  'no-audio': 'Check that the source has sound, in a codec that this browser can play.',
  'not-accepted': 'Check that the server takes what is sent: with go2rtc, dst= in place of src=.',
  'no-connection':
    'Open the ports for media on the way between browser and server, or name a TURN server in ice-servers.',
  'no-media': 'Check that the source is running: the connection is there, but nothing comes.',
  lost: 'Check the network and the source: what came has stopped.',
};

const remedies = { ...lasting, ...passing };

/** @typedef {keyof typeof remedies} FailureCode */

/** Why there is no picture: a stable `code` and a `remedy`, in English and meant for whoever made the page. */
export class Failure extends Error {
  /**
   * @param {FailureCode} code
   * @param {string} [detail]  what is known beyond the code
   */
  constructor(code, detail) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'Failure';
    this.code = code;
    this.remedy = remedies[code];
  }

  /** Whether another attempt would fail in the same way. */
  get isLasting() {
    return this.code in lasting;
  }
}

/**
 * @param {unknown} error
 * @param {FailureCode} code  for what is none yet
 */
export function failureOf(error, code) {
  return error instanceof Failure ? error : new Failure(code, String(error));
}
