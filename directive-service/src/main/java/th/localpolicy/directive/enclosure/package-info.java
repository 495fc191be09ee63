/**
 * The files that go with a letter, streamed and kept by their content; its QR code; and the letter as a page to print. Reads
 * letters and dispatches by SQL, depends on no other feature and writes only its own tables.
 */
package th.localpolicy.directive.enclosure;
