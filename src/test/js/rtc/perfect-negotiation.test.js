import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { MediaSections } from '../../../../webapp/rtc/media-sections.js';
import {
  PerfectNegotiation,
  toNegotiationSignal,
} from '../../../../webapp/rtc/perfect-negotiation.js';
import { FakeLocalMedia } from '../fakes/fake-media.js';
import {
  FakePeerConnection,
  idOf,
  sectionsOf,
  settle,
  turn,
} from '../fakes/fake-peer-connection.js';
import { seededRandom, seedOfThisRun } from '../fakes/random.js';

/** One end: a negotiation, its connections, and an outbox that the test carries. */
class Side {
  /** @type {FakePeerConnection[]} */
  connections = [];
  /** @type {any[]} sent and not carried yet */
  outbox = [];
  /** @type {any[]} all that was ever sent */
  sent = [];
  /** @type {unknown[]} */
  failures = [];
  #media = /** @type {any} */ (new FakeLocalMedia());
  /** @type {any} those of the present connection */
  sections;

  /** @param {boolean} polite */
  constructor(polite) {
    this.negotiation = new PerfectNegotiation({
      connection: this.#connect(),
      polite,
      send: (signal) => {
        this.outbox.push(signal);
        this.sent.push(signal);
      },
      startOver: () => {
        this.connection.close();
        return this.#connect();
      },
      prepareAnswer: () => this.sections.adopt(),
      failed: (error) => this.failures.push(error),
    });
  }

  /** @returns {any} */
  #connect() {
    this.connections.push(new FakePeerConnection());
    this.sections = new MediaSections(/** @type {any} */ (this.connection), this.#media);
    return this.connection;
  }

  get connection() {
    return /** @type {FakePeerConnection} */ (this.connections.at(-1));
  }

  get offers() {
    return this.sent.filter(({ description }) => description?.type === 'offer').length;
  }

  /** @param {Side} other @param {number} [count] */
  deliver(other, count = Infinity) {
    for (const signal of this.outbox.splice(0, count))
      other.negotiation.apply(structuredClone(signal));
  }
}

/** Carries signals both ways until nobody says anything any more. */
async function carry(/** @type {Side[]} */ [a, b]) {
  for (let n = 0; n < 12; n++) {
    await settle();
    a.deliver(b);
    b.deliver(a);
  }
  assert.deepEqual([a.outbox, b.outbox], [[], []], 'they go on talking');
}

/** Both ends have the same session, with the two sections and nothing else. */
function assertAgreed(/** @type {Side[]} */ [a, b]) {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ]) {
    const { connection } = one;
    assert.equal(connection.signalingState, 'stable');
    assert.equal(idOf(connection.currentLocal), idOf(other.connection.currentRemote));
    assert.equal(sectionsOf(connection.currentLocal), 2);
    assert.equal(connection.getTransceivers().length, 2);
    for (const transceiver of connection.getTransceivers()) {
      assert.equal(transceiver.currentDirection, 'sendrecv');
    }
    assert.deepEqual(one.failures, []);
    assert.ok(connection.appliedCandidates.some(({ candidate }) => candidate === ''));
  }
}

/** @type {unknown[]} */
let unhandled = [];
const onUnhandled = (/** @type {unknown} */ error) => unhandled.push(error);
beforeEach(() => {
  unhandled = [];
  process.on('unhandledRejection', onUnhandled);
});
afterEach(async () => {
  await settle();
  process.off('unhandledRejection', onUnhandled);
  mock.restoreAll();
  assert.deepEqual(unhandled, []);
});

async function connectedPair() {
  const pair = [new Side(true), new Side(false)];
  pair[0].sections.add();
  await carry(pair);
  assertAgreed(pair);
  return pair;
}

describe('one offers', () => {
  for (const polite of [true, false]) {
    test(`the ${polite ? 'polite' : 'impolite'} one`, async () => {
      const pair = [new Side(polite), new Side(!polite)];
      pair[0].sections.add();
      await carry(pair);
      assertAgreed(pair);
      assert.deepEqual([pair[0].offers, pair[1].offers], [1, 0]);
      assert.equal(pair[1].connections.length, 1);
    });
  }
});

describe('both offer', () => {
  test('the offers cross: the impolite one prevails, the polite one starts over once', async () => {
    const [polite, impolite] = [new Side(true), new Side(false)];
    polite.sections.add();
    impolite.sections.add();
    await carry([polite, impolite]);
    assertAgreed([polite, impolite]);
    assert.deepEqual([polite.offers, impolite.offers], [1, 1]);
    assert.deepEqual([polite.connections.length, impolite.connections.length], [2, 1]);
  });

  test('the candidates of the offer that gave way are ignored', async () => {
    const [polite, impolite] = [new Side(true), new Side(false)];
    polite.sections.add();
    impolite.sections.add();
    await carry([polite, impolite]);
    const withdrawn = polite.connections[0].pendingLocal.sdp.match(/ice-ufrag:(\w+)/)[1];
    assert.ok(polite.sent.some(({ candidate }) => candidate?.usernameFragment === withdrawn));
    assert.ok(
      impolite.connection.appliedCandidates.every((each) => each.usernameFragment !== withdrawn),
    );
  });

  test('an offer arrives while the own one is being made', async () => {
    for (const polite of [true, false]) {
      const [self, other] = [new Side(polite), new Side(!polite)];
      other.sections.add();
      await settle();
      self.sections.add();
      await once(self.connection, 'negotiationneeded');
      assert.equal(self.connection.signalingState, 'stable');
      other.deliver(self);
      await carry([self, other]);
      assertAgreed([self, other]);
    }
  });

  test('an offer arrives before negotiationneeded has fired for the own sections', async () => {
    for (const polite of [true, false]) {
      const [self, other] = [new Side(polite), new Side(!polite)];
      other.sections.add();
      await settle();
      self.sections.add();
      other.deliver(self);
      await carry([self, other]);
      assertAgreed([self, other]);
    }
  });

  test('of two established ones, the polite one rolls back and keeps its connection', async () => {
    const [polite, impolite] = await connectedPair();
    polite.negotiation.restartIce();
    impolite.negotiation.restartIce();
    await carry([polite, impolite]);
    assertAgreed([polite, impolite]);
    assert.ok(polite.connection.log.includes('rollback'));
    assert.ok(!impolite.connection.log.includes('rollback'));
    assert.equal(polite.connections.length, 1);
  });

  test('an established impolite one does not give way while its own offer is being made', async () => {
    const [polite, impolite] = await connectedPair();
    polite.negotiation.restartIce();
    await settle();
    impolite.negotiation.restartIce();
    await once(impolite.connection, 'negotiationneeded');
    assert.equal(impolite.connection.signalingState, 'stable');
    polite.deliver(impolite);
    await carry([polite, impolite]);
    assertAgreed([polite, impolite]);
    assert.ok(!impolite.connection.log.includes('rollback'));
  });

  const seed = seedOfThisRun();
  test(`whatever the order, they agree (SEED=${seed})`, async () => {
    for (let n = 0; n < 40; n++) {
      const random = seededRandom(seed + n);
      const pair = [new Side(true), new Side(false)];
      for (const side of pair) if (random() < 0.9) side.sections.add();
      if (pair.every(({ connection }) => connection.getTransceivers().length === 0)) continue;
      for (let step = 0; step < 60; step++) {
        const [one, other] = random() < 0.5 ? pair : [pair[1], pair[0]];
        const dice = random();
        if (dice < 0.6) one.deliver(other, 1 + random() * 3);
        else if (dice < 0.65 && one.connection.currentRemote) one.negotiation.restartIce();
        else await turn();
      }
      await carry(pair);
      assertAgreed(pair);
      assert.ok(pair.every(({ connections }) => connections.length <= 2));
    }
  });
});

describe('ICE restart', () => {
  test('at once while stable', async () => {
    const pair = await connectedPair();
    const before = pair[0].connection.currentLocal.sdp.match(/ufrag.*/)[0];
    pair[0].negotiation.restartIce();
    await carry(pair);
    assertAgreed(pair);
    assert.notEqual(pair[0].connection.currentLocal.sdp.match(/ufrag.*/)[0], before);
  });

  test('waits while an offer is outstanding, then happens once', async () => {
    const [a, b] = await connectedPair();
    a.negotiation.restartIce();
    await settle();
    assert.equal(a.connection.signalingState, 'have-local-offer');
    a.negotiation.restartIce();
    a.negotiation.restartIce();
    assert.deepEqual(
      a.connection.log.filter((entry) => entry.startsWith('restartIce')),
      ['restartIce in stable'],
    );
    await carry([a, b]);
    assertAgreed([a, b]);
    assert.deepEqual(
      a.connection.log.filter((entry) => entry.startsWith('restartIce')),
      ['restartIce in stable', 'restartIce in stable'],
    );
    assert.equal(a.offers, 3);
  });
});

describe('signals', () => {
  test('are applied one after another, however fast they come', async () => {
    const [a, b] = [new Side(true), new Side(false)];
    a.sections.add();
    await settle();
    const [offer, ...candidates] = a.outbox.splice(0);
    assert.ok(candidates.length > 0);
    for (const signal of [offer, ...candidates]) b.negotiation.apply(signal);
    await settle();
    assert.deepEqual(
      b.connection.appliedCandidates,
      candidates.map(({ candidate }) => candidate),
    );
    assert.equal(b.connection.log[0], 'setRemoteDescription offer in stable');
  });

  test('a candidate of an unknown fragment never reaches the connection', async () => {
    const [a] = await connectedPair();
    const before = a.connection.log.length;
    await a.negotiation.apply({ candidate: { candidate: 'x', usernameFragment: 'nobody' } });
    await a.negotiation.apply({ candidate: { candidate: '', usernameFragment: 'u' } });
    assert.equal(a.connection.log.length, before);
  });

  test('a candidate before any description is ignored', async () => {
    const side = new Side(true);
    await side.negotiation.apply({ candidate: { candidate: 'x', sdpMid: '0' } });
    assert.deepEqual(side.connection.log, []);
  });

  test('a candidate that an ignored offer brought fails in silence, another one is told of', async () => {
    const warn = mock.method(console, 'warn', () => {});
    const [polite, impolite] = await connectedPair();
    impolite.connection.addIceCandidate = () => Promise.reject(new Error('refused'));
    const candidate = { candidate: 'x', sdpMid: '0' };

    await impolite.negotiation.apply({ candidate });
    assert.equal(warn.mock.callCount(), 1);

    polite.negotiation.restartIce();
    impolite.negotiation.restartIce();
    await settle();
    polite.deliver(impolite, 1);
    await impolite.negotiation.apply({ candidate });
    assert.equal(warn.mock.callCount(), 1);
  });

  test('a candidate whose connection is closed before its turn is no complaint', async () => {
    const warn = mock.method(console, 'warn', () => {});
    const [a] = await connectedPair();
    const applied = a.negotiation.apply({ candidate: { candidate: 'x', sdpMid: '0' } });
    a.connection.close();
    await applied;
    assert.equal(warn.mock.callCount(), 0);
  });

  test('null ends the gathering and is not sent; the empty candidate is', async () => {
    const [a] = await connectedPair();
    const candidates = a.sent.filter((signal) => 'candidate' in signal);
    assert.ok(candidates.every(({ candidate }) => candidate !== null));
    assert.ok(candidates.some(({ candidate }) => candidate.candidate === ''));
  });
});

describe('failures', () => {
  test('a description that is refused is told of, and what follows is applied', async () => {
    const [a, b] = [new Side(true), new Side(false)];
    b.connection.refusal = new DOMException('bad', 'OperationError');
    a.sections.add();
    await settle();
    const [offer] = a.outbox.splice(0);
    await b.negotiation.apply(offer);
    assert.equal(b.failures.length, 1);
    await b.negotiation.apply(offer);
    assert.equal(b.connection.signalingState, 'stable');
    assert.equal(b.sent[0].description.type, 'answer');
  });

  test('an answer to no offer is told of', async () => {
    const side = new Side(true);
    await side.negotiation.apply({ description: { type: 'answer', sdp: 'v=0' } });
    assert.equal(side.failures.length, 1);
  });

  test('an offer that cannot be made is told of', async () => {
    const side = new Side(true);
    side.connection.refusal = new Error('no');
    side.sections.add();
    await settle();
    assert.equal(side.failures.length, 1);
  });

  test('a connection that was closed before its turn is left alone', async () => {
    const [a, b] = [new Side(true), new Side(false)];
    a.sections.add();
    b.sections.add();
    await settle();
    b.deliver(a);
    a.connection.close();
    await settle();
    assert.deepEqual(a.failures, []);
    assert.equal(a.connections.length, 1);
  });

  test('a connection that is closed meanwhile fails in silence', async () => {
    const [a, b] = [new Side(true), new Side(false)];
    a.sections.add();
    await settle();
    b.connection.setRemoteDescription = async () => {
      b.connection.close();
      throw new DOMException('closed', 'InvalidStateError');
    };
    a.deliver(b);
    await settle();
    assert.deepEqual([b.failures, b.sent], [[], []]);
  });
});

test('only offers, answers and candidates are negotiation signals', () => {
  const sdp = 'v=0';
  const offer = { description: { type: 'offer', sdp } };
  assert.deepEqual(toNegotiationSignal({ generation: 1, ...offer, more: 1 }), offer);
  assert.deepEqual(toNegotiationSignal({ candidate: { candidate: '' } }), {
    candidate: { candidate: '' },
  });
  for (const data of [
    {},
    { description: { type: 'rollback', sdp } },
    { description: { type: 'pranswer', sdp } },
    { description: { type: 'offer' } },
    { description: 'offer' },
    { description: null, candidate: null },
    { candidate: 'candidate:1' },
    { candidate: { candidate: 1 } },
  ]) {
    assert.equal(toNegotiationSignal(data), null, JSON.stringify(data));
  }
});
