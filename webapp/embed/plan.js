import { Failure } from './failure.js';

/**
 * @typedef {'camera' | 'microphone' | 'display' | 'speaker'} Sent
 * @typedef {'video' | 'audio'} Received
 * @typedef {Sent | Received} Medium
 *
 * What attributes and options say, as text or as what it means.
 *
 * @typedef {object} Wishes
 * @property {string} [codecs]  such as "H264 VP8 PCMA": these first, the others after them
 * @property {string | number} [bitrate]  of each picture, in bit/s at most; "2500k" and "2.5M" are understood
 * @property {string | RTCIceServer[]} [iceServers]  addresses separated by blanks, or the servers (as JSON)
 *
 * @typedef {object} Plan
 * @property {string} url
 * @property {Set<Medium>} media
 * @property {string[]} codecs  lower case
 * @property {number | undefined} bitrate
 * @property {RTCIceServer[]} iceServers
 */

const words = ['camera', 'microphone', 'display', 'speaker', 'video', 'audio'];

/**
 * @param {string} media  such as "video+audio"
 * @param {string} url
 * @param {Wishes} wishes
 * @returns {Plan}
 */
export function planOf(media, url, { codecs = '', bitrate = '', iceServers = '' }) {
  return {
    url: addressOf(url),
    media: mediaOf(media),
    codecs: split(codecs.toLowerCase()),
    bitrate: bitrateOf(String(bitrate)),
    iceServers: typeof iceServers === 'string' ? iceServersOf(iceServers) : iceServers,
  };
}

/** @param {string} text */
function split(text) {
  return text.split(/[\s,+]+/).filter((word) => word !== '');
}

/** @param {string} text */
function mediaOf(text) {
  const media = split(text);
  if (media.length === 0 || media.some((word) => !words.includes(word))) {
    throw new Failure('attribute-invalid', `media="${text}": of ${words.join(', ')}, joined by +`);
  }
  return new Set(/** @type {Medium[]} */ (media));
}

/** @param {string} text */
function bitrateOf(text) {
  if (text.trim() === '') return undefined;
  const [, number, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([km]?)\s*$/i.exec(text) ?? [];
  const factor = unit === '' ? 1 : /k/i.test(unit) ? 1e3 : 1e6;
  const bitrate = Math.round(Number(number) * factor);
  if (bitrate > 0) return bitrate;
  throw new Failure('attribute-invalid', `bitrate="${text}": such as 2500k`);
}

/**
 * @param {string} text
 * @returns {RTCIceServer[]}
 */
function iceServersOf(text) {
  if (!text.trim().startsWith('[')) return split(text).map((urls) => ({ urls }));
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('attribute-invalid', `ice-servers="${text}": neither addresses nor JSON`);
  }
}

/** @param {string} text  relative ones belong to the page */
function addressOf(text) {
  if (text.trim() === '' || !URL.canParse(text, document.baseURI)) {
    throw new Failure('address-invalid', text);
  }
  const url = new URL(text, document.baseURI);
  url.protocol = url.protocol.replace(/^http/, 'ws');
  url.hash = '';
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') throw new Failure('address-invalid', text);
  const isLocal = /^(localhost|127\.[\d.]+|\[::1\])$|\.localhost$/.test(url.hostname);
  if (location.protocol === 'https:' && url.protocol === 'ws:' && !isLocal) {
    throw new Failure('mixed-content', text);
  }
  return url.href;
}
