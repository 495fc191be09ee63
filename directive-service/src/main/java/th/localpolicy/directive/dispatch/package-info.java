/**
 * Letters on their way: sent to offices, received into their registers, acknowledged, forwarded, completed; and the
 * silence where none of that happens by its day.
 */
package th.localpolicy.directive.dispatch;
