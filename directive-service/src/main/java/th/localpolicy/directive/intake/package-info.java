/**
 * Letter intake: the text of scanned official letters read into drafts that an officer corrects. Nothing is stored and
 * nothing is invented: what cannot be read stays null beside the words it was looked for in.
 */
package th.localpolicy.directive.intake;
