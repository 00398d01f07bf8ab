import { isRelay } from '../rtc/relay-only.js';

/**
 * The parts of a URL of a STUN or TURN server, RFC 7064 and RFC 7065, as far as they matter here.
 *
 * @typedef {{ url: string, isRelay: boolean, transport: 'udp' | 'tcp' | 'tls', place: string }} IceUrl
 * place: host and port, so that two URLs of one server are told from two servers
 */

/**
 * @param {string} url
 * @returns {IceUrl}
 */
export function parseIceUrl(url) {
  const [, scheme = '', place = '', asked = 'udp'] =
    /^(stuns?|turns?):([^?]*)(?:\?transport=(\w+))?$/i.exec(url) ?? [];
  const secure = scheme.toLowerCase().endsWith('s');
  const hasPort = /(?:^[^:]*|\]):\d+$/.test(place);
  return {
    url,
    isRelay: isRelay(url),
    transport: secure ? 'tls' : asked.toLowerCase() === 'tcp' ? 'tcp' : 'udp',
    place: hasPort ? place : `${place}:${secure ? 5349 : 3478}`,
  };
}

/** @param {RTCIceServer[]} iceServers */
export function urlsOf(iceServers) {
  return iceServers.flatMap(({ urls }) => urls).map(parseIceUrl);
}

/**
 * The server of one URL alone, with its credentials.
 *
 * @param {RTCIceServer[]} iceServers
 * @param {string} url
 * @returns {RTCIceServer[]}
 */
export function onlyServer(iceServers, url) {
  const server = iceServers.find(({ urls }) => [urls].flat().includes(url));
  return server === undefined ? [] : [{ ...server, urls: [url] }];
}
