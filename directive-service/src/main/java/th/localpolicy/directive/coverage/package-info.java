/** How far a letter has come: over the whole tree of its forwards, by level and by province, and the offices behind it. */
package th.localpolicy.directive.coverage;
