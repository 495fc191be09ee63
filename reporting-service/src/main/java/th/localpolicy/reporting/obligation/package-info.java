/** Who must report what to whom by when: made from the reporting rules of letters, kept apart from them, told when silent. */
package th.localpolicy.reporting.obligation;
