/**
 * Reports by the file: NDJSON, CSV and XLSX in the form's columns, each line for itself. What a line means is read here;
 * what becomes of it, {@code submission} decides.
 */
package th.localpolicy.reporting.bulk;
