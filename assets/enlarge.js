// Charts on a slide: the same figure with larger type. Figures are drawn in pixels
// (components/charts/); here all their lengths grow by one factor, and the chart takes the room
// that the slide leaves it.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const SMALLEST = 24; // units of a slide: no type is smaller
  const FACTOR = 2; // so 12 px, as most small type of a chart has, becomes that
  const STRETCH = 1.3; // more would tear bars from their names
  const SQUEEZE = 0.62; // less would put names over bars; such a chart scrolls
  const LENGTHS = new Set(["size", "xshift", "yshift", "ticklabelstandoff", "standoff", "arrowwidth"]);
  let least = 0; // pixels of the smallest type
  const drawn = new WeakMap(); // chart → the box it was drawn for

  const isLength = (name, within) => LENGTHS.has(name) || within === "margin" || (within === "line" && name === "width");

  function grown(value, factor, name = "", within = "") {
    if (typeof value === "number") {
      const large = isLength(name, within) ? value * factor : value;
      return name === "size" && within.endsWith("font") ? Math.max(large, least) : large;
    }
    if (Array.isArray(value)) return value.map((part) => grown(part, factor, name, within));
    if (!value || typeof value !== "object") return value;
    const large = Object.fromEntries(Object.entries(value).map(
      ([key, part]) => [key, grown(part, factor, key, name)],
    ));
    for (const axis of ["x", "y"]) { // a shape that is measured in pixels
      if (value[`${axis}sizemode`] !== "pixel") continue;
      for (const end of [`${axis}0`, `${axis}1`]) large[end] = value[end] * factor;
    }
    return large;
  }

  const room = (node) => {
    const box = node.closest(".chart");
    return [box?.clientWidth ?? 0, box?.clientHeight ?? 0];
  };

  /** The figure as it stands on a slide; null outside presentation and for a hidden card. */
  zonalar.enlarged = (node, {data, layout}, fitted) => {
    const factor = zonalar.unit && zonalar.unit * FACTOR;
    const [width, height] = factor ? room(node) : [0, 0];
    if (!width || !height) return null;
    least = zonalar.unit * SMALLEST;
    drawn.set(node, `${width} ${height}`);
    const usual = layout.height * factor;
    const fitting = Math.max(Math.min(height, usual * STRETCH), usual * SQUEEZE);
    const large = grown(fitted(layout, width / factor), factor);
    return {data: grown(data, factor), layout: {...large, width, height: fitting, autosize: false}};
  };

  /** Whether a chart is still to be drawn for the box it stands in. */
  zonalar.outgrown = (node) => {
    const size = room(node);
    return Boolean(size[0] && size[1]) && drawn.get(node) !== size.join(" ");
  };
  zonalar.shrunk = (node) => drawn.delete(node);
})();
