// Loaded blocking in <head>, so that the chosen theme is there before the first paint.
(() => {
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  addEventListener('storage', (event) => {
    if (event.key === 'greenroom-theme' || event.key === null) apply(event.newValue);
  });
  try {
    apply(localStorage.getItem('greenroom-theme'));
  } catch {
    // Storage is closed to us: the system's preference stays.
  }
})();
