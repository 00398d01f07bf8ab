import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionOf } from '../../../../webapp/ui/direction.js';
import { bestLanguage } from '../../../../webapp/ui/language.js';

test('the first wish that can be fulfilled', () => {
  const offered = ['en', 'ko'];
  assert.equal(bestLanguage(['ko-KR', 'en'], offered), 'ko');
  assert.equal(bestLanguage(['en-GB', 'ko'], offered), 'en');
  assert.equal(bestLanguage(['fr', 'de-AT', 'ko'], offered), 'ko');
  assert.equal(bestLanguage(['fr'], offered), undefined);
  assert.equal(bestLanguage([], offered), undefined);
  assert.equal(bestLanguage(['', 'C', 'en_US', 'no tag', 'ko'], offered), 'ko');
  assert.equal(bestLanguage(['kok'], offered), undefined, 'Konkani only begins like Korean');
});

test('another script is another language, another region is not', () => {
  const offered = ['zh-Hans', 'zh-Hant', 'pt-BR', 'pt-PT'];
  assert.equal(bestLanguage(['zh-TW'], offered), 'zh-Hant');
  assert.equal(bestLanguage(['zh-CN'], offered), 'zh-Hans');
  assert.equal(bestLanguage(['pt-PT'], offered), 'pt-PT');
  assert.equal(bestLanguage(['pt'], offered), 'pt-BR');
  assert.equal(bestLanguage(['pt-AO'], offered), 'pt-BR');
  assert.equal(bestLanguage(['sr-Latn'], ['sr']), undefined);
});

test('the direction is that of the script', () => {
  const directions = ['en', 'ko', 'ar', 'he', 'fa-AF', 'ur', 'ar-XB', 'az', 'az-Arab', 'ks-Deva'];
  assert.deepEqual(
    directions.filter((tag) => directionOf(tag) === 'rtl'),
    ['ar', 'he', 'fa-AF', 'ur', 'ar-XB', 'az-Arab'],
  );
});
