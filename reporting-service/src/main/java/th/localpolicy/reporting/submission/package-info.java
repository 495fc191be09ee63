/** Reports that answer obligations: sent in, corrected, returned, accepted; every version kept. */
package th.localpolicy.reporting.submission;
