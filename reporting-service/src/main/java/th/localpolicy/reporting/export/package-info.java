/** Reports and their completeness as people open them in a spreadsheet: in the form's columns, streamed. */
package th.localpolicy.reporting.export;
