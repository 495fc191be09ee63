/** Shares in percent, as the completeness and the KPIs tell them. */
package th.localpolicy.reporting.share;
