/** How complete the reports of a month are, counted live from the obligations and what answers them. */
package th.localpolicy.reporting.completeness;
