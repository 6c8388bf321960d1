// A list of which only what is seen is in the document. Heights of items vary, and are measured when they are drawn.

const MARGIN = 800; // pixels above and below the window that are drawn, too: Tab finds the next item there
const AROUND = 2; // items before and after the focused one that are drawn wherever they are
const SHORT = 100; // items that are drawn all: the browser finds texts in them
const FIRST_ESTIMATE = 64; // pixels
const STEPS = 4; // to draw what turned out to be higher or lower than estimated

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * Create a list in an element that scrolls with the page. `render` draws an item. The function that is returned replaces
 * the items; its other functions move the focus and draw all items for printing.
 */
export function createVirtualList(container, render) {
  let items = [], heights = [], offsets = [0], focusedIndex = -1, isPrinting = false, width = 0;
  let seen = null; // the first item in the window and its distance from the top, if the list begins above
  const drawn = new Map(); // index to element
  const observer = new ResizeObserver(update);

  function estimate() {
    const known = heights.filter((height) => height !== undefined);
    return known.length ? known.reduce((sum, height) => sum + height, 0) / known.length : FIRST_ESTIMATE;
  }

  function layOut() {
    const guess = estimate();
    offsets = [0];
    for (let index = 0; index < items.length; index += 1) offsets.push(offsets[index] + (heights[index] ?? guess));
    container.style.setProperty("height", `${offsets.at(-1)}px`);
    for (const [index, element] of drawn) element.style.setProperty("transform", `translateY(${offsets[index]}px)`);
  }

  /** Find the item at an offset. */
  function indexAt(offset) {
    let low = 0, high = items.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (offsets[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Measure the drawn items; return whether any height is new. */
  function measure() {
    let isNew = false;
    for (const [index, element] of drawn) {
      const { height } = element.getBoundingClientRect();
      if (height > 0 && Math.abs(height - (heights[index] ?? 0)) > .5) {
        heights[index] = height;
        isNew = true;
      }
    }
    return isNew;
  }

  /** Draw what is in the window, and remove the rest; what is at its top stays there. */
  function update() {
    if (isPrinting || !items.length) return;
    if (container.clientWidth !== width) reflow();
    for (let step = 0; step < STEPS; step += 1) {
      const top = -container.getBoundingClientRect().top;
      const anchor = indexAt(Math.max(top, 0)), distance = offsets[anchor] - top;
      drawWindow(top);
      seen = top > 0 ? { index: anchor, distance } : null;
      if (!measure()) return;
      layOut();
      if (seen) keepInPlace();
    }
  }

  /** Forget all heights, because the width has changed. */
  function reflow() {
    width = container.clientWidth;
    heights = [];
    layOut();
    if (seen) keepInPlace();
  }

  /** Scroll until what was seen has its distance from the top again. */
  function keepInPlace() {
    const moved = offsets[seen.index] + container.getBoundingClientRect().top - seen.distance;
    if (Math.abs(moved) > .5) window.scrollBy({ top: moved, behavior: "instant" });
  }

  function drawWindow(top) {
    const isShort = items.length <= SHORT;
    const first = isShort ? 0 : indexAt(top - MARGIN), last = isShort ? items.length : indexAt(top + window.innerHeight + MARGIN) + AROUND;
    const needed = new Set(range(first, last));
    if (focusedIndex >= 0) for (const index of range(focusedIndex - AROUND, focusedIndex + AROUND)) needed.add(index);
    for (const index of [...drawn.keys()]) if (!needed.has(index)) remove(index);
    for (const index of needed) draw(index);
  }

  function draw(index) {
    if (drawn.has(index) || index < 0 || index >= items.length) return;
    const element = render(items[index]);
    element.setAttribute("aria-setsize", items.length);
    element.setAttribute("aria-posinset", index + 1);
    element.dataset.index = index;
    element.style.setProperty("transform", `translateY(${offsets[index]}px)`);
    container.insertBefore(element, nextDrawn(index));
    drawn.set(index, element);
    observer.observe(element);
  }

  /** Find the drawn element after an index: the order in the document is that of the items. */
  function nextDrawn(index) {
    let previous = container.lastElementChild;
    while (previous && Number(previous.dataset.index) > index) previous = previous.previousElementSibling;
    return previous ? previous.nextElementSibling : container.firstElementChild;
  }

  function remove(index) {
    const element = drawn.get(index);
    observer.unobserve(element);
    drawn.delete(index);
    element.remove();
  }

  function focus(index) {
    if (index < 0 || index >= items.length) return;
    focusedIndex = index;
    update();
    const element = drawn.get(index);
    element.querySelector("button").focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    update();
  }

  container.addEventListener("focusin", ({ target }) => {
    const item = target.closest("[data-index]");
    if (item) focusedIndex = Number(item.dataset.index);
    update();
  });
  container.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !container.contains(relatedTarget)) focusedIndex = -1;
  });
  container.addEventListener("keydown", (event) => {
    const item = event.target.closest("[data-index]");
    if (!item || event.target !== item.querySelector("button") || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = Number(item.dataset.index);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    focus(next);
  });
  window.addEventListener("scroll", update, { passive: true });
  window.addEventListener("resize", update);
  new ResizeObserver(update).observe(container);

  return {
    /** Replace the items. */
    setItems(newItems) {
      for (const index of [...drawn.keys()]) remove(index);
      items = newItems;
      heights = [];
      focusedIndex = -1;
      seen = null;
      layOut();
      update();
    },

    /** Draw the first `count` items one below the other, as paper needs them. */
    print(count) {
      isPrinting = true;
      container.style.setProperty("height", "auto");
      for (const index of [...drawn.keys()]) if (index >= count) remove(index);
      for (let index = 0; index < Math.min(count, items.length); index += 1) draw(index);
    },

    /** Draw as on the screen again. */
    endPrint() {
      isPrinting = false;
      heights = [];
      layOut();
      update();
    },
  };
}
