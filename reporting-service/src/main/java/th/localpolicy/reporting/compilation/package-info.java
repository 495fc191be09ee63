/** An office's report made of the accepted reports under it: sums computed, the missing named, late ones as addenda. */
package th.localpolicy.reporting.compilation;
