// Dash's requests: in the page's language, counted, and tried twice when the network or the
// server fails; a second failure is shown (data-stale on <html>) instead of passing unseen.
(() => {
  const PAUSE = 400; // ms
  const zonalar = (window.zonalar = window.zonalar || {});
  const plain = window.fetch.bind(window);
  const root = document.documentElement;
  zonalar.pending = 0;

  const address = (input) => (typeof input === "string" ? input : input.url || String(input));
  const once = async (input, init) => {
    const answer = await plain(input, init);
    if (answer.status >= 500) throw new Error(`Status ${answer.status}`);
    return answer;
  };
  const pause = () => new Promise((done) => setTimeout(done, PAUSE));

  const spoken = (init = {}) => {
    const headers = new Headers(init.headers);
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) headers.set("X-Lang", lang);
    return { ...init, headers };
  };

  const twice = async (input, init) => {
    try {
      return await once(input, init);
    } catch (error) {
      if (init.signal && init.signal.aborted) throw error;
      await pause();
      return plain(input, init);
    }
  };

  const watched = async (input, init) => {
    zonalar.pending += 1;
    try {
      const answer = await twice(input, init);
      if (answer.status >= 500) root.dataset.stale = "1";
      else delete root.dataset.stale;
      return answer;
    } catch (error) {
      root.dataset.stale = "1";
      throw error;
    } finally {
      zonalar.pending -= 1;
      if (zonalar.pending === 0) document.dispatchEvent(new CustomEvent("zonalar:idle"));
    }
  };

  window.fetch = (input, init) => {
    const path = address(input);
    if (path.includes("/_dash-update-component")) return watched(input, spoken(init));
    if (path.includes("/_dash-")) return plain(input, spoken(init));
    return plain(input, init);
  };
})();
