import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peculiarity } from '../../../../webapp/ui/link-note.js';

/** @type {[string, string | null][]} */
const LINKS = [
  ['http://localhost:8080/parley/#x', 'onlyHere'],
  ['http://parley.localhost/#x', 'onlyHere'],
  ['http://127.0.0.1:8080/#x', 'onlyHere'],
  ['http://[::1]:8080/#x', 'onlyHere'],
  ['https://192.168.1.5:8443/parley/#x', 'warning'],
  ['https://[fd00::5]:8443/parley/#x', 'warning'],
  ['https://meet.example.org/parley/#x', null],
  ['https://127.example.org/#x', null],
  ['https://localhost.example.org/#x', null],
];

for (const [link, expected] of LINKS) {
  test(`what is special about ${link}`, () => assert.equal(peculiarity(link), expected));
}
