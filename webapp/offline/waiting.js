// The offline page: in the reader's language, and gone as soon as the server answers.

const lookEvery = 3000;
const patience = 5000; // else many would wait for a server that is silent, and none for the one that is back
const goneAfter = 20; // times in a row that the server says it knows nothing of Parley

const wishes = [localStorage.getItem('parley language') ?? '', ...navigator.languages];
const languages = wishes.map((wish) => /[a-z]+/.exec(wish)?.[0]);
document.documentElement.lang = languages.find((it) => it === 'en' || it === 'ko') ?? 'en';

let gone = 0;

async function look() {
  if (document.hidden) return;
  const answer = await fetch('settings.json', {
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
  }).catch(() => null);
  if (answer?.ok) return location.reload();
  gone = answer?.status === 404 ? gone + 1 : 0;
  if (gone === goneAfter) await forget();
}

/** Parley is not there any more: the server shall say so itself. */
async function forget() {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  const here = `parley ${new URL('.', location.href)} `;
  const names = await caches.keys();
  const kept = names.filter((name) => name.startsWith(here));
  await Promise.all(kept.map((name) => caches.delete(name)));
  location.reload();
}

for (const button of document.querySelectorAll('button')) {
  button.addEventListener('click', () => location.reload());
}
setInterval(look, lookEvery);
addEventListener('online', look);
addEventListener('visibilitychange', look);
