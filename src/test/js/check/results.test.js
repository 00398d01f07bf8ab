import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Context } from '../../../../webapp/check/context.js';
import { reportOf } from '../../../../webapp/check/report.js';
import { Results } from '../../../../webapp/check/results.js';
import { messages as ofCheck } from '../../../../webapp/check/messages/en.js';
import { messages } from '../../../../webapp/ui/messages/en.js';
import { setLanguage } from '../../../../webapp/ui/phrase.js';
import { FakeNetwork, settle } from './fake-network.js';
import { gathered, host, relayed, seen } from './found.js';

setLanguage('en', { ...messages, ...ofCheck });

const udp = 'turn:a.example';
const tcp = 'turn:a.example?transport=tcp';
const turn = [{ urls: [udp, tcp], username: '1767312000:x', credential: 'hush-hush' }];

/**
 * @param {FakeNetwork} network
 * @param {any} [options]
 */
async function run(network, options = {}) {
  const results = new Results();
  const context = new Context({ ...network.options, ...options });
  const running = results.run(context);
  while (results.state === 'running') {
    await settle();
    network.clock.advance(5_000);
  }
  await running;
  return results;
}

/** @param {Results} results */
function found({ lines }) {
  return Object.fromEntries(
    lines.map(({ id, subject, verdict }) => [
      subject === '' ? id : subject,
      `${verdict?.state} ${verdict?.says.key.replace('check.', '')}`,
    ]),
  );
}

/** @param {(network: FakeNetwork) => void} [arrange] */
function network(arrange = () => {}) {
  const made = new FakeNetwork();
  made.own = [host];
  arrange(made);
  return made;
}

const connected = {
  browser: 'good browser.capable',
  server: 'good server.answers',
  clock: 'good clock.agree',
  signaling: 'good signaling.works',
  size: 'good size.passes',
  candidates: 'good candidates.found',
};

test('nothing configured: calls in one network work, and it says what is missing', async () => {
  const here = network();
  const results = await run(here);
  assert.deepEqual(found(results), {
    ...connected,
    mapping: 'none mapping.unasked',
    udp: 'none udp.unasked',
    relay: 'warn relay.nothing',
    loop: 'none leftOut.relay',
  });
  assert.equal(results.overall, 'warn');
  assert.ok(here.gatherers.every(({ closed }) => closed));
  assert.ok(here.sockets.every(({ closedByClient }) => closedByClient !== null));
  assert.equal(here.clock.pending, 0);
});

test('a STUN server, but no TURN server', async () => {
  const here = network((it) => {
    it.iceServers = [{ urls: ['stun:s.example'] }];
    it.answers = { 'stun:s.example': gathered([seen]) };
  });
  assert.deepEqual(found(await run(here)), {
    ...connected,
    mapping: 'good mapping.seen',
    udp: 'good udp.passes',
    'stun:s.example': 'good stun.answers',
    relay: 'warn relay.none',
    loop: 'none leftOut.relay',
  });
});

test('a wrong secret', async () => {
  const here = network((it) => {
    it.iceServers = turn;
    it.answers = {
      [udp]: gathered([], [[udp, 401, 'Unauthorized']]),
      [tcp]: gathered([], [[tcp, 401, 'Unauthorized']]),
    };
  });
  const results = await run(here);
  assert.deepEqual(found(results), {
    ...connected,
    mapping: 'none mapping.unknown',
    udp: 'good udp.passes',
    [udp]: 'bad relay.credentials',
    [tcp]: 'bad relay.credentials',
    loop: 'none leftOut.relay',
  });
  assert.equal(results.overall, 'bad');
});

/** @param {number} ahead  the server's clock @param {string} username */
async function refused(ahead, username) {
  const here = network((it) => {
    it.ahead = ahead;
    it.iceServers = turn.map((server) => ({ ...server, username }));
    it.answers = { [udp]: gathered([], [[udp, 401]]), [tcp]: gathered([], [[tcp, 401]]) };
  });
  const { clock, [udp]: relay } = found(await run(here));
  return [clock, relay];
}

test('credentials that had ended when they were given are refused for the clock', async () => {
  const ended = '1767200000:x';
  assert.deepEqual(await refused(0, ended), ['good clock.agree', 'bad relay.clock']);
});

test('clocks that differ are no cause while the credentials last', async () => {
  const lasting = '1767312000:x';
  const hour = 3_600_000;
  const secret = 'bad relay.credentials';
  assert.deepEqual(await refused(-hour, lasting), ['warn clock.behind', secret]);
  assert.deepEqual(await refused(hour, lasting), ['warn clock.ahead', secret]);
});

test('blocked UDP', async () => {
  const here = network((it) => {
    it.iceServers = turn;
    it.answers = { [udp]: gathered([], [], false), [tcp]: gathered([relayed]) };
  });
  const { udp: path, [udp]: slow, [tcp]: works, loop } = found(await run(here));
  assert.equal(path, 'warn udp.blocked');
  assert.equal(slow, 'warn relay.silentUdp');
  assert.equal(works, 'good relay.tcp');
  assert.equal(loop, 'bad loop.nothing'); // nothing here passes anything on
});

test('an insecure page still asks the server, and leaves out the rest', async () => {
  const here = network();
  const results = await run(here, { obstacle: 'insecure' });
  const all = found(results);
  assert.equal(all.browser, 'bad browser.insecure');
  assert.equal(all.server, 'good server.answers');
  assert.equal(all.signaling, 'none leftOut.browser');
  assert.equal(all.relay, 'none leftOut.unconnected');
  assert.equal(all.loop, 'none leftOut.unconnected');
  assert.deepEqual([here.sockets.length, here.gatherers.length], [0, 0]);
});

test('a proxy without upgrade', async () => {
  const here = network((it) => (it.serve = (socket) => socket.serverCloses(1006)));
  const all = found(await run(here));
  assert.equal(all.signaling, 'bad signaling.websocket-blocked');
  assert.equal(all.size, 'none leftOut.unconnected');
  assert.equal(all.candidates, 'none leftOut.unconnected');
});

test('who may not start calls is told to sign in, and what was left out', async () => {
  const here = network((it) => {
    it.serve = (socket) => {
      socket.open();
      socket.receive({ type: 'error', code: 'not-started', message: '', closeCode: 4108 });
    };
    const { serve } = it;
    it.serve = (socket) => {
      serve(socket);
      socket.serverCloses(4108, 'not-started');
    };
  });
  const results = await run(here);
  const all = found(results);
  assert.equal(all.signaling, 'warn signaling.not-started');
  assert.equal(all.size, 'none leftOut.not-started');
  assert.equal(all.relay, 'none leftOut.not-started');
  assert.equal(results.lines[3].verdict?.offer, 'signIn');
});

test('messages that are cut off', async () => {
  const here = network((it) => (it.relay = () => {}));
  assert.equal(found(await run(here)).size, 'bad size.cut');
});

test('a second participant who does not get in tells nothing of long messages', async () => {
  for (const [code, serve] of /** @type {[string, (socket: any) => void][]} */ ([
    ['server-full', (socket) => (socket.open(), socket.serverCloses(4106, 'server-full'))],
    ['', (socket) => socket.open()],
  ])) {
    const here = network((it) => {
      const welcomed = it.serve;
      it.serve = (socket) => (it.sockets.length === 1 ? welcomed : serve)(socket);
    });
    const results = await run(here);
    assert.equal(found(results).size, 'none leftOut.second');
    const facts = results.lines.find(({ id }) => id === 'size')?.verdict?.facts;
    assert.deepEqual(facts, { code });
  }
});

test('a connection that breaks when it was good is not one over which nothing comes', async () => {
  const here = network((it) => {
    const welcomed = it.serve;
    it.serve = (socket) => {
      welcomed(socket);
      socket.send = () => setImmediate(() => socket.serverCloses(1006));
    };
  });
  const { signaling, size } = found(await run(here));
  assert.deepEqual([signaling, size], ['bad signaling.broken', 'none leftOut.unconnected']);
});

const stun = 'stun:s.example';

for (const [who, chosen, demanded] of /** @type {[string, boolean, boolean][]} */ ([
  ['this person', true, false],
  ['the server', false, true],
])) {
  test(`relay only, because ${who} wants it: no relay, no call`, async () => {
    const here = network((it) => {
      it.relayOnly = demanded;
      it.iceServers = [{ urls: [stun] }];
      it.answers = { [stun]: gathered([seen]) };
    });
    const results = await run(here, { relayOnly: chosen });
    assert.deepEqual(found(results), {
      ...connected,
      candidates: 'none leftOut.relayOnly',
      mapping: 'none leftOut.relayOnly',
      udp: 'none udp.unasked',
      [stun]: 'none leftOut.relayOnly',
      relay: 'bad relay.missing',
      loop: 'none leftOut.relay',
    });
    assert.equal(results.overall, 'bad');
    assert.deepEqual(here.gatherers, []);
  });
}

test('relay only with a relay: nobody else is asked', async () => {
  const here = network((it) => {
    it.relayOnly = true;
    it.iceServers = [{ urls: [stun] }, ...turn];
    it.answers = { [udp]: gathered([relayed]), [tcp]: gathered([relayed]) };
  });
  const { mapping, udp: path, [udp]: relay, [stun]: outside } = found(await run(here));
  assert.deepEqual([mapping, outside], ['none leftOut.relayOnly', 'none leftOut.relayOnly']);
  assert.deepEqual([path, relay], ['good udp.passes', 'good relay.udp']);
  assert.ok(here.gatherers.length > 0);
  for (const { configuration } of here.gatherers) {
    assert.equal(configuration.iceTransportPolicy, 'relay');
    const urls = configuration.iceServers?.flatMap((server) => server.urls) ?? [];
    assert.ok(urls.length > 0 && !urls.includes(stun), String(urls));
  }
});

test('a browser that does not say what has failed', async () => {
  const here = network((it) => {
    it.complains = false;
    it.iceServers = [{ urls: [stun] }, ...turn];
    it.answers = { [stun]: gathered([]), [udp]: gathered([]), [tcp]: gathered([]) };
  });
  const { mapping, udp: path, [udp]: relay, [stun]: outside } = found(await run(here));
  assert.deepEqual([mapping, path], ['none mapping.unknown', 'none udp.untold']);
  assert.deepEqual([outside, relay], ['none stun.untold', 'bad relay.untold']);
});

test('once it is stopped, what is open is closed, and nothing else is asked', async () => {
  const here = network((it) => {
    it.iceServers = turn;
    it.answers = { [udp]: gathered([], [], false), [tcp]: gathered([relayed]) };
  });
  const results = new Results();
  const running = results.run(new Context(here.options));
  const isGathering = () => here.gatherers.some(({ closed }) => !closed);
  while (here.sockets.length < 2 || !isGathering()) await settle();
  const made = here.gatherers.length;
  results.stop();
  assert.ok(here.gatherers.every(({ closed }) => closed));
  assert.ok(here.sockets.every(({ closedByClient }) => closedByClient !== null));
  for (let n = 0; n < 4; n++) {
    here.clock.advance(10_000);
    await settle();
  }
  await running;
  assert.equal(here.gatherers.length, made);
  assert.equal(here.sockets.length, 2);
  assert.ok(!results.lines.some(({ id }) => id === 'loop'));
});

test('stopped before the call is open, it opens none', async () => {
  const here = network();
  const results = new Results();
  results.addEventListener('line', () => {
    if (results.lines.at(-1)?.id === 'signaling') results.stop();
  });
  await results.run(new Context(here.options));
  assert.deepEqual([here.sockets, here.gatherers], [[], []]);
  assert.equal(here.clock.pending, 0);
});

test('a server that is gone, and one that is something else', async () => {
  const gone = async () => Promise.reject(new TypeError('failed to fetch'));
  assert.equal(found(await run(network(), { fetch: gone })).server, 'bad server.silent');
  const other = async () => Response.json({ hello: 'world' });
  const all = found(await run(network(), { fetch: other }));
  assert.equal(all.server, 'bad server.silent');
  assert.equal(all.clock, 'none clock.untold');
});

test('a browser that throws has its line', async () => {
  const createConnection = () => {
    throw new DOMException('no', 'NotSupportedError');
  };
  const results = await run(network(), { createConnection });
  const { candidates, size } = found(results);
  assert.deepEqual([candidates, size], ['bad failed', 'good size.passes']);
  const failed = results.lines.find(({ id }) => id === 'candidates');
  assert.deepEqual(failed?.verdict?.facts, { code: 'NotSupportedError' });
});

test('without a call nothing is said of the servers that it would have told', async () => {
  const createSocket = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const { signaling, candidates, relay } = found(await run(network(), { createSocket }));
  assert.equal(signaling, 'bad failed');
  assert.equal(candidates, 'none leftOut.unconnected');
  assert.equal(relay, 'none leftOut.unconnected');
});

test('the report tells everything but credentials, and addresses only if it may', async () => {
  const here = network((it) => {
    it.iceServers = turn;
    it.answers = {
      [udp]: gathered([], [[udp, 401, 'Unauthorized by 203.0.113.77']]),
      [tcp]: gathered([], [[tcp, 701]]),
    };
  });
  const results = await run(here);
  results.putDevice('speaker', { state: 'good', says: { key: 'check.speaker.heard' } });
  const about = {
    lines: [...results.lines, ...results.devices],
    address: 'https://example.org/parley/',
    userAgent: 'Browser/1',
    date: new Date(0),
  };
  const masked = reportOf({ ...about, masked: true });
  const whole = reportOf({ ...about, masked: false });
  assert.ok(masked.startsWith('Connection check, 1970-01-01T00:00:00.000Z\nhttps://example.org'));
  assert.match(masked, /\[bad\] Relay server \(TURN\) turn:a\.example\n {4}It refuses/);
  assert.match(masked, /error: 401 Unauthorized by 203\.0\.x\.x; asked: turn:a/);
  assert.match(masked, /own address \(host\): udp 192\.0\.x\.x:5000/);
  assert.match(masked, /\[good\] Speaker/);
  assert.match(whole, /Unauthorized by 203\.0\.113\.77/);
  for (const secret of ['hush-hush', '1767312000']) assert.ok(!whole.includes(secret), secret);
});

test('a device is told of once, and again when something changes', () => {
  const results = new Results();
  let changes = 0;
  results.addEventListener('line', () => changes++);
  results.putDevice('camera', null);
  results.putDevice('microphone', null);
  for (let n = 0; n < 3; n++) {
    results.putDevice('camera', { state: 'good', says: { key: 'check.camera.works' } });
  }
  assert.equal(changes, 3);
  assert.deepEqual(
    results.devices.map(({ id }) => id),
    ['camera', 'microphone'],
  );
});
