// The report of an audit as entries of a list, the worst first. It orders and counts; all verdicts come from the API.

/** Verdicts, the worst first; `absent`: the version does not have the kind. */
export const VERDICTS = ["rejected", "broken", "deprecated", "valid", "absent"];
const SEVERITIES = ["error", "warning", "note"];
const OWN_NAME_FIELDS = ["name", "displayName"]; // of a suggestion that is a name for the resource

/** Return an entry for each resource of a report, the worst first. */
export function entriesOf(report) {
  const entries = report.resources.map((resource) => entryOf(resource));
  return entries.sort((left, right) => left.rank - right.rank); // stable: equally bad ones keep their order
}

function entryOf(resource) {
  const before = resource.verdicts.from ?? "absent", after = resource.verdicts.to ?? "absent";
  const findings = resource.findings.toSorted((left, right) => severityRank(left) - severityRank(right));
  return {
    resource,
    findings,
    before,
    after,
    change: `${before} ${after}`,
    rules: new Set(findings.map(({ rule }) => rule)),
    suggestion: findings.find(({ suggestion, field }) => suggestion && OWN_NAME_FIELDS.includes(field))?.suggestion,
    rank: VERDICTS.indexOf(after) * SEVERITIES.length + Math.min(...findings.map(severityRank), SEVERITIES.length - 1),
    words: searchText(resource, findings),
    isOpen: false,
  };
}

function severityRank({ severity }) {
  return SEVERITIES.indexOf(severity);
}

/** Return all texts of a resource that a search looks at. */
function searchText({ kind, name, displayName, mesh, namespace, zone, file }, findings) {
  const rules = findings.map(({ rule }) => rule);
  return [kind, name, displayName, mesh, namespace, zone, file, ...rules].filter(Boolean).join("\n").toLowerCase();
}
