// What Mantine asks of a browser and jsdom does not have.

class SilentResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

window.matchMedia = (media) => {
  const list = Object.assign(new EventTarget(), { matches: false, media, onchange: null });
  return list as unknown as MediaQueryList;
};
window.ResizeObserver = SilentResizeObserver;
Element.prototype.scrollIntoView = () => undefined;
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
