// A page asks for its reader once it is connected, and is not drawn before. While the server then reads the page's data the browser has nothing to do: it fetches
// and runs what the page draws with. Sooner, that would hold the connection up.
(() => {
  const base = new URL('..', document.currentScript.src);
  const ahead = document.currentScript.dataset.ahead.split(' ').filter(module => module);

  window.semcovConnected = async () => {
    const { describe } = await import(new URL('js/reader.js', base));
    for (const module of ahead) setTimeout(() => import(new URL(module, base)));
    document.dispatchEvent(new Event('semcov-connected'));
    return describe();
  };

  window.semcovCall = async (...given) => (await import(new URL('js/call.js', base))).call(...given);

  // One question instead of two: to import a module, and to let it make something.
  window.semcovCreate = async (module, ...given) => (await import(new URL(module, base))).create(...given);
})();
