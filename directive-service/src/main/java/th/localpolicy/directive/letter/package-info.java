/**
 * Official letters and the instructions in them: drafts, what was issued revision by revision, how letters name each
 * other, who may read them, and finding them.
 */
package th.localpolicy.directive.letter;
