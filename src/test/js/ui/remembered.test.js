import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import {
  callInProgress,
  relayOnlyWanted,
  rememberCall,
  rememberCheck,
  rememberDevices,
  rememberName,
  rememberRelayOnly,
  rememberWish,
  rememberedDevices,
  rememberedName,
  takeCheck,
  takeWish,
} from '../../../../webapp/ui/remembered.js';
import { FakeStorage } from '../fakes/fake-storage.js';

/** @type {FakeStorage} */
let storage;

beforeEach(() => {
  storage = new FakeStorage();
  storage.install('localStorage');
});

test('devices are remembered one by one', () => {
  assert.deepEqual(rememberedDevices(), {});
  rememberDevices({ camera: 'front' });
  rememberDevices({ microphone: 'headset' });
  rememberDevices({ camera: 'back' });
  assert.deepEqual(rememberedDevices(), { camera: 'back', microphone: 'headset' });
});

test('what is stored may be anything', () => {
  for (const text of ['7', '"x"', 'null', '[]', '{"camera":5,"other":"y"}', '{']) {
    storage.setItem('parley devices', text);
    storage.setItem('parley name', text.replace('"x"', '[]'));
    assert.deepEqual(rememberedDevices(), {});
    assert.equal(rememberedName(), '');
  }
  rememberName('Ada');
  assert.equal(rememberedName(), 'Ada');
});

test('a wish comes true once', () => {
  new FakeStorage().install('sessionStorage');
  assert.equal(takeWish(), null);
  rememberWish({ devices: { camera: true, microphone: false } });
  assert.deepEqual(takeWish(), { devices: { camera: true, microphone: false } });
  assert.equal(takeWish(), null);
});

test('one comes back to the check once', () => {
  new FakeStorage().install('sessionStorage');
  assert.equal(takeCheck(), false);
  rememberCheck();
  assert.equal(takeCheck(), true);
  assert.equal(takeCheck(), false);
});

test('an address is hidden only for whoever has chosen that', () => {
  assert.equal(relayOnlyWanted(), false);
  for (const text of ['1', '"true"', '{']) {
    storage.setItem('parley relay only', text);
    assert.equal(relayOnlyWanted(), false);
  }
  rememberRelayOnly(true);
  assert.equal(relayOnlyWanted(), true);
  rememberRelayOnly(false);
  assert.equal(relayOnlyWanted(), false);
});

test('an address is hidden, and shown again, even where nothing can be stored', () => {
  FakeStorage.forbid('localStorage');
  rememberRelayOnly(true);
  assert.equal(relayOnlyWanted(), true);
  rememberRelayOnly(false);
  assert.equal(relayOnlyWanted(), false);

  storage.setItem('parley relay only', 'true');
  storage.full = true;
  storage.install('localStorage');
  assert.equal(relayOnlyWanted(), false);
});

test('a call is in progress for minutes after it was seen last', () => {
  new FakeStorage().install('sessionStorage');
  mock.timers.enable({ apis: ['Date'] });
  const call = { invite: 'i', name: 'Ada', devices: { camera: true, microphone: false } };
  assert.equal(callInProgress(), null);
  rememberCall(call);
  mock.timers.tick(4 * 60_000);
  assert.deepEqual(callInProgress()?.devices, call.devices);
  rememberCall(call);
  mock.timers.tick(4 * 60_000);
  assert.equal(callInProgress()?.invite, 'i');
  mock.timers.tick(60_000);
  assert.equal(callInProgress(), null);
  rememberCall(null);
  assert.equal(callInProgress(), null);
  sessionStorage.setItem('parley call', JSON.stringify(call)); // without its time
  assert.equal(callInProgress(), null);
  mock.timers.reset();
});
