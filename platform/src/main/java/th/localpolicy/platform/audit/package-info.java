/** The audit trail: who changed what, when, from where, before and after; written by the database, read by auditors. */
package th.localpolicy.platform.audit;
