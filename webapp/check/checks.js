import { candidatesVerdict } from './candidates.js';
import { clockAhead, clockVerdict } from './clocks.js';
import { loopVerdict, measureLoop } from './loop.js';
import { mappingVerdict } from './mapping.js';
import { NotIn } from './own-call.js';
import { hasRelay, relayVerdict, stunVerdict, udpVerdict } from './relay.js';
import { hinderedVerdict, hindranceOf, measureSignaling, measureSize } from './signaling.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('./ice-url.js').IceUrl} IceUrl */
/** @typedef {import('./verdict.js').Check} Check */
/** @typedef {import('./verdict.js').Verdict} Verdict */

const PATIENCE = 8_000;

/**
 * From the browser to the server. Those behind `signaling` need a call.
 *
 * @type {Check[]}
 */
export const toTheServer = [
  { id: 'browser', run: browser },
  { id: 'server', run: server },
  { id: 'clock', run: async ({ ahead }) => clockVerdict(ahead) },
  { id: 'signaling', run: signaling },
];

/**
 * From this device to others. What there is to check depends on what the server has told.
 *
 * @param {Context} context
 * @returns {Check[]}
 */
export function toOthers(context) {
  const urls = context.urls;
  const relays = urls.filter(({ isRelay }) => isRelay);
  const stuns = urls.filter(({ isRelay }) => !isRelay);
  return [
    { id: 'size', run: size },
    { id: 'candidates', run: candidates },
    { id: 'mapping', run: mapping },
    { id: 'udp', run: udp },
    ...stuns.map((url) => stun(url)),
    ...(relays.length > 0 ? relays.map((url) => relay(url)) : [withoutRelay]),
    { id: 'loop', run: loop },
  ];
}

/**
 * @param {Context} context
 * @returns {Promise<Verdict>}
 */
async function browser({ obstacle }) {
  if (obstacle === null) return { state: 'good', says: { key: 'check.browser.capable' } };
  const state = obstacle === 'in-app' ? 'warn' : 'bad';
  return { state, says: { key: `check.browser.${obstacle}` }, facts: { code: obstacle } };
}

/**
 * @param {Context} context
 * @returns {Promise<Verdict>}
 */
async function server(context) {
  const { base, clock } = context;
  const [began, sent] = [clock.now(), clock.today()];
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await context.fetch(new URL('settings.json', base), {
      cache: 'no-store',
      signal,
    });
    const took = `${Math.round(clock.now() - began)} ms`;
    const { version } = await response.json();
    if (typeof version !== 'number') throw new TypeError('not Parley');
    context.ahead = clockAhead(response.headers.get('Date'), sent, clock.today());
    return { state: 'good', says: { key: 'check.server.answers' }, facts: { took } };
  } catch {
    return { state: 'bad', says: { key: 'check.server.silent' } };
  }
}

/**
 * @param {Context} context
 * @returns {Promise<Verdict>}
 */
async function signaling(context) {
  if (context.obstacle !== null && context.obstacle !== 'in-app') {
    return { state: 'none', says: { key: 'check.leftOut.browser' } };
  }
  const { clock } = context;
  const call = await context.call();
  context.ownCall = call;
  try {
    const seat = await call.join();
    const verdict = await measureSignaling(seat, clock);
    context.seat = seat;
    context.leftOut = null;
    return verdict;
  } catch (error) {
    if (!(error instanceof NotIn)) throw error;
    // Nothing more is asked once nobody wants to know.
    if (context.stopped) throw error;
    const hindrance = await hindranceOf(error, context.findOut);
    if (hindrance === 'not-started') context.leftOut = hindrance;
    return hinderedVerdict(hindrance, error.name);
  }
}

/**
 * @param {Context} context
 * @returns {Promise<Verdict>}
 */
async function size({ seat, ownCall, leftOut }) {
  if (leftOut || seat === null || ownCall === null) return omitted(leftOut);
  try {
    return await measureSize(seat, await ownCall.join());
  } catch (error) {
    if (!(error instanceof NotIn)) throw error;
    return { ...omitted('second'), facts: { code: error.name } };
  }
}

/**
 * @param {Context} context
 * @returns {Promise<Verdict>}
 */
async function candidates(context) {
  const reason = directLeftOut(context);
  if (reason) return omitted(reason);
  return candidatesVerdict((await context.gatherAll()).candidates);
}

/**
 * @param {Context} context
 * @returns {Promise<Verdict>}
 */
async function mapping(context) {
  const reason = directLeftOut(context);
  if (reason) return omitted(reason);
  const asked = await context.gatherEach();
  return mappingVerdict(asked, (await context.gatherAll()).candidates);
}

/**
 * @param {Context} context
 * @returns {Promise<Verdict>}
 */
async function udp(context) {
  return context.leftOut ? omitted(context.leftOut) : udpVerdict(await context.gatherEach());
}

/**
 * @param {IceUrl} url
 * @returns {Check}
 */
function stun(url) {
  const run = async (/** @type {Context} */ context) =>
    context.relayOnly ? omitted('relayOnly') : stunVerdict(url, await context.gatherFrom(url));
  return { id: 'stun', subject: url.url, run };
}

/**
 * @param {IceUrl} url
 * @returns {Check}
 */
function relay(url) {
  const run = async (/** @type {Context} */ context) => {
    const gathered = await context.gatherFrom(url);
    const another = !hasRelay(gathered) && (await context.relayWorks());
    return relayVerdict(url, gathered, context.credentialsEnded, another);
  };
  return { id: 'relay', subject: url.url, run };
}

/** @type {Check} */
const withoutRelay = {
  id: 'relay',
  run: async ({ leftOut, relayOnly, urls }) => {
    if (leftOut) return omitted(leftOut);
    if (relayOnly) return { state: 'bad', says: { key: 'check.relay.missing' } };
    const key = urls.length > 0 ? 'check.relay.none' : 'check.relay.nothing';
    return { state: 'warn', says: { key } };
  },
};

/**
 * @param {Context} context
 * @returns {Promise<Verdict>}
 */
async function loop(context) {
  if (context.leftOut) return omitted(context.leftOut);
  if (!(await context.relayWorks())) return { state: 'none', says: { key: 'check.leftOut.relay' } };
  return loopVerdict(await measureLoop(context));
}

/**
 * Why nothing is asked about direct connections.
 *
 * @param {Context} context
 */
function directLeftOut({ leftOut, relayOnly }) {
  return leftOut ?? (relayOnly ? 'relayOnly' : null);
}

/**
 * @param {import('./context.js').LeftOut | 'second' | 'relayOnly' | null} reason
 * @returns {Verdict}
 */
function omitted(reason) {
  return { state: 'none', says: { key: `check.leftOut.${reason ?? 'unconnected'}` } };
}
