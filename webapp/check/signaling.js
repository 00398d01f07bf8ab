import { NotIn } from './own-call.js';

/** @typedef {import('../ui/reachability.js').Finding} Finding */
/** @typedef {import('./own-call.js').Seat} Seat */
/** @typedef {import('./verdict.js').Verdict} Verdict */

const PINGS = 5;
/** Of a message, in UTF-16 code units: nearly all that the protocol allows. */
const LONG = 60_000;
/** Milliseconds there and back; more is felt when people join. */
const SLOW = 1_000;

/**
 * The server said no, or there is no way to it.
 *
 * @typedef {Finding | 'not-started' | 'draining' | 'refused' | 'no-answer' | 'broken'} Hindrance
 */

/**
 * @param {NotIn} why
 * @param {() => Promise<Finding>} findOut  why there is no WebSocket
 * @returns {Promise<Hindrance>}
 */
export async function hindranceOf({ name, opened, welcomed }, findOut) {
  if (name === 'not-started' || name === 'draining' || name === 'server-full') return name;
  if (name !== '') return 'refused';
  if (welcomed) return 'broken';
  return opened ? 'no-answer' : findOut();
}

/** @type {Partial<Record<Hindrance, 'warn'>>}  where the connection itself works */
const passing = { 'not-started': 'warn', draining: 'warn', 'server-full': 'warn' };

/**
 * @param {Hindrance} hindrance
 * @param {string} code  what the server said
 * @returns {Verdict}
 */
export function hinderedVerdict(hindrance, code) {
  return {
    state: passing[hindrance] ?? 'bad',
    says: { key: `check.signaling.${hindrance}` },
    facts: { code: hindrance === 'refused' ? code : hindrance },
    ...(hindrance === 'not-started' ? { offer: 'signIn' } : {}),
  };
}

/**
 * @param {Seat} seat
 * @param {import('../signaling/clock.js').Clock} clock
 * @returns {Promise<Verdict>}
 */
export async function measureSignaling(seat, clock) {
  const times = [];
  for (let n = 0; n < PINGS; n++) {
    const began = clock.now();
    const pong = seat.next('pong');
    seat.send({ type: 'ping' });
    await pong;
    times.push(clock.now() - began);
  }
  const roundTrip = Math.round(median(times));
  const facts = {
    'WebSocket open after': `${seat.took.open} ms`,
    'welcome after': `${seat.took.welcome} ms`,
    'round trip': `${roundTrip} ms`,
  };
  return roundTrip > SLOW
    ? { state: 'warn', says: { key: 'check.signaling.slow' }, facts }
    : { state: 'good', says: { key: 'check.signaling.works' }, facts };
}

/**
 * Whether a long message comes through, there and back: from one seat to the other.
 *
 * @param {Seat} from
 * @param {Seat} to
 * @returns {Promise<Verdict>}
 */
export async function measureSize(from, to) {
  const facts = { length: `${LONG} characters` };
  const heard = to.next('signal');
  const data = { padding: 'x'.repeat(LONG) };
  const signal = { type: 'signal', to: to.welcome.id, toInstance: to.instance, seq: 1, base: 1 };
  from.send({ ...signal, ack: 0, data });
  const broken = from.closed.then((reason) => {
    throw new NotIn(reason, true, true);
  });
  try {
    const whole = (await Promise.race([heard, broken])).data?.padding?.length === LONG;
    if (whole) return { state: 'good', says: { key: 'check.size.passes' }, facts };
  } catch (error) {
    if (!(error instanceof NotIn)) throw error;
    // It was not lost on the way: somebody has said why.
    const { name: code } = error;
    if (code) return { state: 'bad', says: { key: 'check.size.ended' }, facts: { ...facts, code } };
  }
  return { state: 'bad', says: { key: 'check.size.cut' }, facts };
}

/** @param {number[]} values  at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
