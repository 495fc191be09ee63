/** Thai text, numerals, calendar and fiscal year: the traps of the language, handled once. */
package th.localpolicy.platform.thai;
