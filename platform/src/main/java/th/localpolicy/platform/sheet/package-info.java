/**
 * Sheets in and out, row by row: CSV and XLSX as people save them, NDJSON as systems send it, and the same rows written
 * as CSV or XLSX. Whatever the size of a sheet, a fixed amount of memory holds it.
 */
package th.localpolicy.platform.sheet;
