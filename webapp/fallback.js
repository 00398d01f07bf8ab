// Not a module: it shows what index.html says for the case that the modules cannot be loaded, or fail at once.
(() => {
  /** @param {Event} [event] */
  const reveal = (event) => {
    const resource = event?.target;
    if (resource instanceof HTMLElement && resource.tagName !== 'SCRIPT') return;
    document.getElementById('fallback')?.setAttribute('data-failed', '');
  };
  addEventListener('error', reveal, true);
  addEventListener('unhandledrejection', reveal);
  addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('#fallback button')) location.reload();
  });
})();
