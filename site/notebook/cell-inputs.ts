/** The width of a cell's place, watched only for those who have asked. */

export interface Width {
  /** CSS pixels, whole. */
  read(): number;
  /** Calls after the width that was read last is no longer true; returns what ends the watching. */
  onChange(changed: () => void): () => void;
}

/** A window that is being dragged reports every frame: wait until it rests. */
const REST = 120;
/** A place that is not laid out yet has no width; a phone's is the careful guess. */
const GUESS = 358;

export function widthOf(place: HTMLElement): Width {
  let read: number | null = null;
  const measure = (): number => Math.floor(place.getBoundingClientRect().width);
  return {
    read() {
      read = measure() || GUESS;
      return read;
    },
    onChange(changed) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const observer = new ResizeObserver(() => {
        const now = measure();
        if (read === null || now === 0 || now === read) return;
        clearTimeout(timer);
        timer = setTimeout(changed, REST);
      });
      observer.observe(place);
      return () => {
        clearTimeout(timer);
        observer.disconnect();
      };
    },
  };
}
