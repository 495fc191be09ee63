/**
 * Official letters, the directives in them and their cascade. So far it reads scanned letters
 * into drafts ({@code intake}); of the rest its frame stands: its own database with outbox and inbox, its topics.
 */
package th.localpolicy.directive;
