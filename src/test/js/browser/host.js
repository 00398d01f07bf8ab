/** For pages that embed: makes elements whose events are kept. */
(() => {
  const types = ['connecting', 'playing', 'stalled', 'failed', 'ended'];
  globalThis.violations = [];
  addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });

  /** What an element has told so far, such as ['connecting', 'failed closed']. */
  globalThis.watch = (element) => {
    element.told = [];
    element.failures = [];
    for (const type of types) {
      element.addEventListener(type, ({ detail }) => {
        element.told.push(detail ? `${type} ${detail.code}` : type);
        if (detail) element.failures.push(detail);
      });
    }
    return element;
  };

  globalThis.put = (attributes) => {
    const element = watch(document.createElement('parley-video'));
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };

  /** Frames that an element has decoded on its present connection. */
  globalThis.frames = async (element) => {
    for (const report of (await element.stats())?.values() ?? []) {
      if (report.type === 'inbound-rtp' && report.kind === 'video')
        return report.framesDecoded ?? 0;
    }
    return 0;
  };

  globalThis.codecs = async (element) => {
    const stats = await element.stats();
    return [...stats.values()]
      .filter(({ type }) => type === 'inbound-rtp')
      .map(({ codecId }) => stats.get(codecId)?.mimeType.toLowerCase())
      .sort();
  };
})();
