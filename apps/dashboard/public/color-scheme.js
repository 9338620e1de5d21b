/* global document, localStorage, matchMedia */
// Runs before the first paint, so that a dark page never flashes white. Reads what Mantine remembers.
(function () {
  var root = document.documentElement;
  var remembered;
  try {
    remembered = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    remembered = null;
  }
  var system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  var isChosen = remembered === 'light' || remembered === 'dark';
  root.setAttribute('data-mantine-color-scheme', isChosen ? remembered : system);
})();
