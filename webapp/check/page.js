import { LocalMedia } from '../rtc/local-media.js';
import { brand } from '../ui/brand.js';
import { browserOf } from '../ui/browser.js';
import { element } from '../ui/element.js';
import { startLanguage } from '../ui/language.js';
import { obstacleOf } from '../ui/obstacle.js';
import { text, titlePage } from '../ui/phrase.js';
import { rememberedDevices, takeCheck } from '../ui/remembered.js';
import { show } from '../ui/show.js';
import { watchForMistakes } from '../ui/unexpected.js';
import { ConnectionCheck } from './connection-check.js';
import { DevicesSection } from './devices-section.js';
import { Results } from './results.js';

const results = new Results();
const media = new LocalMedia({ chosen: rememberedDevices() });

/** The whole page: everything that a call needs, checked away from any call. */
function pageView() {
  titlePage(text('check.heading'));
  return element(
    'div',
    { class: 'check-page' },
    brand(),
    element(
      'section',
      { class: 'check' },
      element('h1', { tabindex: -1 }, text('check.heading')),
      element('p', { class: 'lead' }, text('check.lead')),
      element('p', { class: 'hint' }, text('check.startHint')),
      new ConnectionCheck(results, obstacleOf(browserOf()), new DevicesSection(results, media)),
      element('p', {}, element('a', { class: 'quiet', href: './' }, text('check.toStart'))),
    ),
  );
}

watchForMistakes();
takeCheck(); // whoever did not sign in goes from here to wherever they like
addEventListener('pagehide', () => media.stop());
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
startLanguage((tag) => import(`./messages/${tag}.js`)).then(() => show('check', pageView));
