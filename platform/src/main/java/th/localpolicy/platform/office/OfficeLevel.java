package th.localpolicy.platform.office;

/** Where an office stands in the administration, top first. A cluster (กลุ่มจังหวัด) is an address, outside the tree. */
public enum OfficeLevel {
    MINISTRY,
    DEPARTMENT,
    CLUSTER,
    PROVINCE,
    DISTRICT,
    LOCAL
}
