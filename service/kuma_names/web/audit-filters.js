// The filters of the list: values of each chart, and a text. An entry passes if it has one chosen value of each chart.

/** The values of an entry by which each chart selects it. */
const VALUES = {
  change: ({ change }) => [change],
  kind: ({ resource }) => [resource.kind],
  rule: ({ rules }) => rules,
};

/** Create the filters of entries; `onChange` is called after each change. */
export function createFilters(entries, onChange) {
  const chosen = Object.fromEntries(Object.keys(VALUES).map((chart) => [chart, new Set()]));
  let text = "";

  function passesChart(entry, chart) {
    if (!chosen[chart].size) return true;
    return [...VALUES[chart](entry)].some((value) => chosen[chart].has(value));
  }

  function passes(entry, exceptChart) {
    if (!entry.words.includes(text)) return false;
    return Object.keys(VALUES).every((chart) => chart === exceptChart || passesChart(entry, chart));
  }

  return {
    passing: () => entries.filter((entry) => passes(entry)),
    isChosen: (chart, value) => chosen[chart].has(value),
    isActive: () => text !== "" || Object.values(chosen).some((values) => values.size > 0),

    /** Count the entries of each value of a chart that the other filters let pass, by verdict. */
    count(chart) {
      return countBy(entries.filter((entry) => passes(entry, chart)), VALUES[chart]);
    },

    /** Count all entries of each value of a chart, by verdict. */
    countAll(chart) {
      return countBy(entries, VALUES[chart]);
    },

    toggle(chart, value) {
      if (!chosen[chart].delete(value)) chosen[chart].add(value);
      onChange();
    },

    search(newText) {
      text = newText.trim().toLowerCase();
      onChange();
    },

    clear() {
      text = "";
      for (const values of Object.values(chosen)) values.clear();
      onChange();
    },
  };
}

/** Count entries by value and verdict: a Map of a total and a Map of counts. */
function countBy(entries, valuesOf) {
  const counts = new Map();
  for (const entry of entries) {
    for (const value of valuesOf(entry)) {
      const count = counts.get(value) ?? { total: 0, verdicts: new Map() };
      count.total += 1;
      count.verdicts.set(entry.after, (count.verdicts.get(entry.after) ?? 0) + 1);
      counts.set(value, count);
    }
  }
  return counts;
}
