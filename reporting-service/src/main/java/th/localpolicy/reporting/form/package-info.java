/** Report forms: JSON Schemas with Thai titles, in versions, and the check of a report against the version in force. */
package th.localpolicy.reporting.form;
