// Dash's requests: in the page's language, of the version of the figures that the page was drawn
// from, counted, and tried twice when the network or the server fails; a second failure is shown (data-stale on <html>) instead of passing unseen. A
// selection shown a moment ago comes back without a request: a presenter goes to and fro.
(() => {
  const PAUSE = 400; // ms
  const KEPT = 32; // answers, about 60 kB each
  const LIFE = 5 * 60_000; // ms: new figures may have come to the server
  const answers = new Map(); // body of a redraw's request → its answer
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

  /** What every question to the server says of the page. */
  zonalar.headers = () => ({ "X-Lang": root.dataset.lang, "X-Version": root.dataset.version });

  const spoken = (init = {}) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(zonalar.headers())) headers.set(name, value);
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

  /** The answer to the same question, as long as it is young; only a redraw's, which follows
   *  from the body alone. */
  const kept = (body) => {
    const found = answers.get(body);
    if (!found || Date.now() - found.at > LIFE) return null;
    return new Response(found.text, { headers: { "content-type": "application/json" } });
  };

  const isRedraw = (body) => typeof body === "string" && body.includes(".data-picture.");
  const isOurs = (answer) => answer.headers.get("X-Version") === root.dataset.version;
  const keep = (body, answer) => {
    if (answer.ok && !isOurs(answer)) zonalar.lost();
    if (!answer.ok || !isRedraw(body) || !isOurs(answer)) return answer;
    answer.json = async () => { // Dash reads it; a copy of the answer would cost a millisecond
      const text = await answer.text();
      answers.delete(body); // the newest stands last
      answers.set(body, { text, at: Date.now() });
      if (answers.size > KEPT) answers.delete(answers.keys().next().value);
      return JSON.parse(text);
    };
    return answer;
  };
  zonalar.forget = () => answers.clear();

  const watched = async (input, init) => {
    zonalar.pending += 1;
    try {
      const answer = kept(init?.body) ?? keep(init?.body, await twice(input, init));
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
