import { isKey } from '../signaling/capability.js';
import { read, write } from './storage.js';

/**
 * A call that this browser has been in.
 *
 * @typedef {object} RecentCall
 * @property {string} invite
 * @property {string} callName  as it was typed; empty for a call without a name
 * @property {string[]} people  who was there the last time that anyone was
 * @property {number} at  when it was joined last
 *
 * @typedef {import('../call-session.js').CallSession} CallSession
 */

const key = 'parley recent calls';
const mostCalls = 8;
const mostPeople = 8;

/** @returns {RecentCall[]}  the latest first */
export function recentCalls() {
  const stored = read('localStorage', key);
  return Array.isArray(stored) ? stored.filter(isRecentCall) : [];
}

/** @param {any} call */
function isRecentCall(call) {
  return (
    isKey(call?.invite) &&
    typeof call.callName === 'string' &&
    Array.isArray(call.people) &&
    call.people.every((/** @type {unknown} */ name) => typeof name === 'string') &&
    Number.isFinite(call.at)
  );
}

/** @param {string} invite */
export function forgetCall(invite) {
  const others = recentCalls().filter((call) => call.invite !== invite);
  write('localStorage', key, others.length > 0 ? others : null);
}

export function forgetAllCalls() {
  write('localStorage', key, null);
}

/** @param {RecentCall} call  what it does not know, it keeps from the last time */
function record({ invite, callName, people, at }) {
  const calls = recentCalls();
  const before = calls.find((call) => call.invite === invite);
  const call = {
    invite,
    callName: callName || (before?.callName ?? ''),
    people: people.length > 0 ? people.slice(0, mostPeople) : (before?.people ?? []),
    at,
  };
  const others = calls.filter((other) => other !== before);
  write('localStorage', key, [call, ...others].slice(0, mostCalls));
}

/**
 * Keeps a call as soon as it has been joined, and who is in it.
 *
 * @param {CallSession} session
 * @param {{ invite: string, callName?: string }} call
 * @param {AbortSignal} signal
 */
export function recordWhenJoined(session, { invite, callName = '' }, signal) {
  /** @type {Set<string>} */
  const people = new Set();
  let at = 0;
  const update = () => {
    if (session.state !== 'joined') return;
    const known = people.size;
    for (const { name } of session.peers.values()) if (name) people.add(name);
    if (at !== 0 && people.size === known) return;
    at ||= Date.now();
    record({ invite, callName, people: [...people], at });
  };
  for (const type of ['state', 'peer-added', 'peer-changed']) {
    session.addEventListener(type, update, { signal });
  }
}
