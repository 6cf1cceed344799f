/**
 * What an Invoice and a CreditNote of UBL 2.1 with the Croatian extension consist of: each aggregate with its children in the order
 * that the schema demands. `?` at most one, `+` at least one, `*` any number, else just one. A dot stands for `cac:`, a bare name for
 * `cbc:`; of what bars part only one may be there. Facts of the OASIS schemas and of HRExtensionAggregateComponents-1 (2026-03), as
 * far as the two documents reach. `SignatureInformation` is OASIS' own: the Croatian copy left out the schema of signatures, so that it
 * refuses every document that is signed.
 */
export const AGGREGATES = `
Address: ID? AddressTypeCode? AddressFormatCode? Postbox? Floor? Room? StreetName? AdditionalStreetName? BlockName? BuildingName? BuildingNumber? InhouseMail? Department? MarkAttention? MarkCare? PlotIdentification? CitySubdivisionName? CityName? PostalZone? CountrySubentity? CountrySubentityCode? Region? District? TimezoneOffset? .AddressLine* .Country? .LocationCoordinate*
AddressLine: Line
AirTransport: AircraftID
AllowanceCharge: ID? ChargeIndicator AllowanceChargeReasonCode? AllowanceChargeReason* MultiplierFactorNumeric? PrepaidIndicator? SequenceNumeric? Amount BaseAmount? AccountingCostCode? AccountingCost? PerUnitAmount? .TaxCategory* .TaxTotal? .PaymentMeans*
Attachment: EmbeddedDocumentBinaryObject? .ExternalReference?
BillingReference: .InvoiceDocumentReference? .SelfBilledInvoiceDocumentReference? .CreditNoteDocumentReference? .SelfBilledCreditNoteDocumentReference? .DebitNoteDocumentReference? .ReminderDocumentReference? .AdditionalDocumentReference? .BillingReferenceLine*
BillingReferenceLine: ID Amount? .AllowanceCharge*
Branch: ID? Name? .FinancialInstitution? .Address?
CardAccount: PrimaryAccountNumberID NetworkID CardTypeCode? ValidityStartDate? ExpiryDate? IssuerID? IssueNumberID? CV2ID? CardChipCode? ChipApplicationID? HolderName?
Certificate: ID CertificateTypeCode CertificateType Remarks* .IssuerParty .DocumentReference* .Signature*
Clause: ID? Content*
CommodityClassification: NatureCode? CargoTypeCode? CommodityCode? ItemClassificationCode?
Communication: ChannelCode? Channel? Value?
Condition: AttributeID Measure? Description* MinimumMeasure? MaximumMeasure?
Consignment: ID CarrierAssignedID? ConsigneeAssignedID? ConsignorAssignedID? FreightForwarderAssignedID? BrokerAssignedID? ContractedCarrierAssignedID? PerformingCarrierAssignedID? SummaryDescription* TotalInvoiceAmount? DeclaredCustomsValueAmount? TariffDescription* TariffCode? InsurancePremiumAmount? GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure? ChargeableWeightMeasure? GrossVolumeMeasure? NetVolumeMeasure? LoadingLengthMeasure? Remarks* HazardousRiskIndicator? AnimalFoodIndicator? HumanFoodIndicator? LivestockIndicator? BulkCargoIndicator? ContainerizedIndicator? GeneralCargoIndicator? SpecialSecurityIndicator? ThirdPartyPayerIndicator? CarrierServiceInstructions* CustomsClearanceServiceInstructions* ForwarderServiceInstructions* SpecialServiceInstructions* SequenceID? ShippingPriorityLevelCode? HandlingCode? HandlingInstructions* Information* TotalGoodsItemQuantity? TotalTransportHandlingUnitQuantity? InsuranceValueAmount? DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? SpecialInstructions* SplitConsignmentIndicator? DeliveryInstructions* ConsignmentQuantity? ConsolidatableIndicator? HaulageInstructions* LoadingSequenceID? ChildConsignmentQuantity? TotalPackagesQuantity? .ConsolidatedShipment* .CustomsDeclaration* .RequestedPickupTransportEvent? .RequestedDeliveryTransportEvent? .PlannedPickupTransportEvent? .PlannedDeliveryTransportEvent? .Status* .ChildConsignment* .ConsigneeParty? .ExporterParty? .ConsignorParty? .ImporterParty? .CarrierParty? .FreightForwarderParty? .NotifyParty? .OriginalDespatchParty? .FinalDeliveryParty? .PerformingCarrierParty? .SubstituteCarrierParty? .LogisticsOperatorParty? .TransportAdvisorParty? .HazardousItemNotificationParty? .InsuranceParty? .MortgageHolderParty? .BillOfLadingHolderParty? .OriginalDepartureCountry? .FinalDestinationCountry? .TransitCountry* .TransportContract? .TransportEvent* .OriginalDespatchTransportationService? .FinalDeliveryTransportationService? .DeliveryTerms? .PaymentTerms? .CollectPaymentTerms? .DisbursementPaymentTerms? .PrepaidPaymentTerms? .FreightAllowanceCharge* .ExtraAllowanceCharge* .MainCarriageShipmentStage* .PreCarriageShipmentStage* .OnCarriageShipmentStage* .TransportHandlingUnit* .FirstArrivalPortLocation? .LastExitPortLocation?
Contact: ID? Name? Telephone? Telefax? ElectronicMail? Note* .OtherCommunication*
Contract: ID? IssueDate? IssueTime? NominationDate? NominationTime? ContractTypeCode? ContractType? Note* VersionID? Description* .ValidityPeriod? .ContractDocumentReference* .NominationPeriod? .ContractualDelivery?
CorporateRegistrationScheme: ID? Name? CorporateRegistrationTypeCode? .JurisdictionRegionAddress*
Country: IdentificationCode? Name?
CreditAccount: AccountID
CreditNote: ext:UBLExtensions? UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID CopyIndicator? UUID? IssueDate IssueTime? TaxPointDate? CreditNoteTypeCode? Note* DocumentCurrencyCode? TaxCurrencyCode? PricingCurrencyCode? PaymentCurrencyCode? PaymentAlternativeCurrencyCode? AccountingCostCode? AccountingCost? LineCountNumeric? BuyerReference? .InvoicePeriod* .DiscrepancyResponse* .OrderReference? .BillingReference* .DespatchDocumentReference* .ReceiptDocumentReference* .ContractDocumentReference* .AdditionalDocumentReference* .StatementDocumentReference* .OriginatorDocumentReference* .Signature* .AccountingSupplierParty .AccountingCustomerParty .PayeeParty? .BuyerCustomerParty? .SellerSupplierParty? .TaxRepresentativeParty? .Delivery* .DeliveryTerms* .PaymentMeans* .PaymentTerms* .TaxExchangeRate? .PricingExchangeRate? .PaymentExchangeRate? .PaymentAlternativeExchangeRate? .AllowanceCharge* .TaxTotal* .LegalMonetaryTotal .CreditNoteLine+
CreditNoteLine: ID UUID? Note* CreditedQuantity? LineExtensionAmount? TaxPointDate? AccountingCostCode? AccountingCost? PaymentPurposeCode? FreeOfChargeIndicator? .InvoicePeriod* .OrderLineReference* .DiscrepancyResponse* .DespatchLineReference* .ReceiptLineReference* .BillingReference* .DocumentReference* .PricingReference? .OriginatorParty? .Delivery* .PaymentTerms* .TaxTotal* .AllowanceCharge* .Item? .Price? .DeliveryTerms* .SubCreditNoteLine* .ItemPriceExtension?
CustomerParty: CustomerAssignedAccountID? SupplierAssignedAccountID? AdditionalAccountID* .Party? .DeliveryContact? .AccountingContact? .BuyerContact?
CustomsDeclaration: ID .IssuerParty?
Delivery: ID? Quantity? MinimumQuantity? MaximumQuantity? ActualDeliveryDate? ActualDeliveryTime? LatestDeliveryDate? LatestDeliveryTime? ReleaseID? TrackingID? .DeliveryAddress? .DeliveryLocation? .AlternativeDeliveryLocation? .RequestedDeliveryPeriod? .PromisedDeliveryPeriod? .EstimatedDeliveryPeriod? .CarrierParty? .DeliveryParty? .NotifyParty* .Despatch? .DeliveryTerms* .MinimumDeliveryUnit? .MaximumDeliveryUnit? .Shipment?
DeliveryTerms: ID? SpecialTerms* LossRiskResponsibilityCode? LossRisk* Amount? .DeliveryLocation? .AllowanceCharge?
DeliveryUnit: BatchQuantity ConsumerUnitQuantity? HazardousRiskIndicator?
DependentPriceReference: Percent? .LocationAddress? .DependentLineReference?
Despatch: ID? RequestedDespatchDate? RequestedDespatchTime? EstimatedDespatchDate? EstimatedDespatchTime? ActualDespatchDate? ActualDespatchTime? GuaranteedDespatchDate? GuaranteedDespatchTime? ReleaseID? Instructions* .DespatchAddress? .DespatchLocation? .DespatchParty? .CarrierParty? .NotifyParty* .Contact? .EstimatedDespatchPeriod? .RequestedDespatchPeriod?
DespatchLine: ID UUID? Note* LineStatusCode? DeliveredQuantity? BackorderQuantity? BackorderReason* OutstandingQuantity? OutstandingReason* OversupplyQuantity? .OrderLineReference+ .DocumentReference* .Item .Shipment*
Dimension: AttributeID Measure? Description* MinimumMeasure? MaximumMeasure?
DocumentReference: ID CopyIndicator? UUID? IssueDate? IssueTime? DocumentTypeCode? DocumentType? XPath* LanguageID? LocaleCode? VersionID? DocumentStatusCode? DocumentDescription* .Attachment? .ValidityPeriod? .IssuerParty? .ResultOfVerification?
EmissionCalculationMethod: CalculationMethodCode? FullnessIndicationCode? .MeasurementFromLocation? .MeasurementToLocation?
EnvironmentalEmission: EnvironmentalEmissionTypeCode ValueMeasure Description* .EmissionCalculationMethod*
ExchangeRate: SourceCurrencyCode SourceCurrencyBaseRate? TargetCurrencyCode TargetCurrencyBaseRate? ExchangeMarketID? CalculationRate? MathematicOperatorCode? Date? .ForeignExchangeContract?
ExtensionContent: hrextac:HRFISK20Data? | sig:UBLDocumentSignatures?
ExternalReference: URI? DocumentHash? HashAlgorithmMethod? ExpiryDate? ExpiryTime? MimeCode? FormatCode? EncodingCode? CharacterSetCode? FileName? Description*
FinancialAccount: ID? Name? AliasName? AccountTypeCode? AccountFormatCode? CurrencyCode? PaymentNote* .FinancialInstitutionBranch? .Country?
FinancialInstitution: ID? Name? .Address?
GoodsItem: ID? SequenceNumberID? Description* HazardousRiskIndicator? DeclaredCustomsValueAmount? DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? InsuranceValueAmount? ValueAmount? GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure? ChargeableWeightMeasure? GrossVolumeMeasure? NetVolumeMeasure? Quantity? PreferenceCriterionCode? RequiredCustomsID? CustomsStatusCode? CustomsTariffQuantity? CustomsImportClassifiedIndicator? ChargeableQuantity? ReturnableQuantity? TraceID? .Item* .GoodsItemContainer* .FreightAllowanceCharge* .InvoiceLine* .Temperature* .ContainedGoodsItem* .OriginAddress? .Delivery? .Pickup? .Despatch? .MeasurementDimension* .ContainingPackage* .ShipmentDocumentReference? .MinimumTemperature? .MaximumTemperature?
GoodsItemContainer: ID Quantity? .TransportEquipment*
HRFISK20Data: hrextac:HRObracunPDVPoNaplati? hrextac:HRTaxTotal? hrextac:HRLegalMonetaryTotal?
HRMonetaryTotal: TaxExclusiveAmount hrextac:OutOfScopeOfVATAmount
HRTaxCategory: ID Name? Percent? TaxExemptionReasonCode? TaxExemptionReason* hrextac:HRTaxScheme
HRTaxScheme: ID
HRTaxSubtotal: TaxableAmount TaxAmount hrextac:HRTaxCategory
HRTaxTotal: TaxAmount hrextac:HRTaxSubtotal+
HazardousGoodsTransit: TransportEmergencyCardCode? PackingCriteriaCode? HazardousRegulationCode? InhalationToxicityZoneCode? TransportAuthorizationCode? .MaximumTemperature? .MinimumTemperature?
HazardousItem: ID? PlacardNotation? PlacardEndorsement? AdditionalInformation* UNDGCode? EmergencyProceduresCode? MedicalFirstAidGuideCode? TechnicalName? CategoryName? HazardousCategoryCode? UpperOrangeHazardPlacardID? LowerOrangeHazardPlacardID? MarkingID? HazardClassID? NetWeightMeasure? NetVolumeMeasure? Quantity? .ContactParty? .SecondaryHazard* .HazardousGoodsTransit* .EmergencyTemperature? .FlashpointTemperature? .AdditionalTemperature*
Invoice: ext:UBLExtensions? UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID CopyIndicator? UUID? IssueDate IssueTime? DueDate? InvoiceTypeCode? Note* TaxPointDate? DocumentCurrencyCode? TaxCurrencyCode? PricingCurrencyCode? PaymentCurrencyCode? PaymentAlternativeCurrencyCode? AccountingCostCode? AccountingCost? LineCountNumeric? BuyerReference? .InvoicePeriod* .OrderReference? .BillingReference* .DespatchDocumentReference* .ReceiptDocumentReference* .StatementDocumentReference* .OriginatorDocumentReference* .ContractDocumentReference* .AdditionalDocumentReference* .ProjectReference* .Signature* .AccountingSupplierParty .AccountingCustomerParty .PayeeParty? .BuyerCustomerParty? .SellerSupplierParty? .TaxRepresentativeParty? .Delivery* .DeliveryTerms? .PaymentMeans* .PaymentTerms* .PrepaidPayment* .AllowanceCharge* .TaxExchangeRate? .PricingExchangeRate? .PaymentExchangeRate? .PaymentAlternativeExchangeRate? .TaxTotal* .WithholdingTaxTotal* .LegalMonetaryTotal .InvoiceLine+
InvoiceLine: ID UUID? Note* InvoicedQuantity? LineExtensionAmount TaxPointDate? AccountingCostCode? AccountingCost? PaymentPurposeCode? FreeOfChargeIndicator? .InvoicePeriod* .OrderLineReference* .DespatchLineReference* .ReceiptLineReference* .BillingReference* .DocumentReference* .PricingReference? .OriginatorParty? .Delivery* .PaymentTerms* .AllowanceCharge* .TaxTotal* .WithholdingTaxTotal* .Item .Price? .DeliveryTerms? .SubInvoiceLine* .ItemPriceExtension?
Item: Description* PackQuantity? PackSizeNumeric? CatalogueIndicator? Name? HazardousRiskIndicator? AdditionalInformation* Keyword* BrandName* ModelName* .BuyersItemIdentification? .SellersItemIdentification? .ManufacturersItemIdentification* .StandardItemIdentification? .CatalogueItemIdentification? .AdditionalItemIdentification* .CatalogueDocumentReference? .ItemSpecificationDocumentReference* .OriginCountry? .CommodityClassification* .TransactionConditions* .HazardousItem* .ClassifiedTaxCategory* .AdditionalItemProperty* .ManufacturerParty* .InformationContentProviderParty? .OriginAddress* .ItemInstance* .Certificate* .Dimension*
ItemIdentification: ID ExtendedID? BarcodeSymbologyID? .PhysicalAttribute* .MeasurementDimension* .IssuerParty?
ItemInstance: ProductTraceID? ManufactureDate? ManufactureTime? BestBeforeDate? RegistrationID? SerialID? .AdditionalItemProperty* .LotIdentification?
ItemLocationQuantity: LeadTimeMeasure? MinimumQuantity? MaximumQuantity? HazardousRiskIndicator? TradingRestrictions* .ApplicableTerritoryAddress* .Price? .DeliveryUnit* .ApplicableTaxCategory* .Package? .AllowanceCharge* .DependentPriceReference?
ItemProperty: ID? Name NameCode? TestMethod? Value? ValueQuantity? ValueQualifier* ImportanceCode? ListValue* .UsabilityPeriod? .ItemPropertyGroup* .RangeDimension? .ItemPropertyRange?
ItemPropertyGroup: ID Name? ImportanceCode?
ItemPropertyRange: MinimumValue? MaximumValue?
Language: ID? Name? LocaleCode?
LineReference: LineID UUID? LineStatusCode? .DocumentReference?
Location: ID? Description* Conditions* CountrySubentity? CountrySubentityCode? LocationTypeCode? InformationURI? Name? .ValidityPeriod* .Address? .SubsidiaryLocation* .LocationCoordinate*
LocationCoordinate: CoordinateSystemCode? LatitudeDegreesMeasure? LatitudeMinutesMeasure? LatitudeDirectionCode? LongitudeDegreesMeasure? LongitudeMinutesMeasure? LongitudeDirectionCode? AltitudeMeasure?
LotIdentification: LotNumberID? ExpiryDate? .AdditionalItemProperty*
MaritimeTransport: VesselID? VesselName? RadioCallSignID? ShipsRequirements* GrossTonnageMeasure? NetTonnageMeasure? .RegistryCertificateDocumentReference? .RegistryPortLocation?
MonetaryTotal: LineExtensionAmount? TaxExclusiveAmount? TaxInclusiveAmount? AllowanceTotalAmount? ChargeTotalAmount? PrepaidAmount? PayableRoundingAmount? PayableAmount PayableAlternativeAmount?
OrderLineReference: LineID SalesOrderLineID? UUID? LineStatusCode? .OrderReference?
OrderReference: ID SalesOrderID? CopyIndicator? UUID? IssueDate? IssueTime? CustomerReference? OrderTypeCode? .DocumentReference?
Package: ID? Quantity? ReturnableMaterialIndicator? PackageLevelCode? PackagingTypeCode? PackingMaterial* TraceID? .ContainedPackage* .ContainingTransportEquipment? .GoodsItem* .MeasurementDimension* .DeliveryUnit* .Delivery? .Pickup? .Despatch?
Party: MarkCareIndicator? MarkAttentionIndicator? WebsiteURI? LogoReferenceID? EndpointID? IndustryClassificationCode? .PartyIdentification* .PartyName* .Language? .PostalAddress? .PhysicalLocation? .PartyTaxScheme* .PartyLegalEntity* .Contact? .Person* .AgentParty? .ServiceProviderParty* .PowerOfAttorney* .FinancialAccount?
PartyIdentification: ID
PartyLegalEntity: RegistrationName? CompanyID? RegistrationDate? RegistrationExpirationDate? CompanyLegalFormCode? CompanyLegalForm? SoleProprietorshipIndicator? CompanyLiquidationStatusCode? CorporateStockAmount? FullyPaidSharesIndicator? .RegistrationAddress? .CorporateRegistrationScheme? .HeadOfficeParty? .ShareholderParty*
PartyName: Name
PartyTaxScheme: RegistrationName? CompanyID? TaxLevelCode? ExemptionReasonCode? ExemptionReason* .RegistrationAddress? .TaxScheme
Payment: ID? PaidAmount? ReceivedDate? PaidDate? PaidTime? InstructionID?
PaymentMandate: ID? MandateTypeCode? MaximumPaymentInstructionsNumeric? MaximumPaidAmount? SignatureID? .PayerParty? .PayerFinancialAccount? .ValidityPeriod? .PaymentReversalPeriod? .Clause*
PaymentMeans: ID? PaymentMeansCode PaymentDueDate? PaymentChannelCode? InstructionID? InstructionNote* PaymentID* .CardAccount? .PayerFinancialAccount? .PayeeFinancialAccount? .CreditAccount? .PaymentMandate? .TradeFinancing?
PaymentTerms: ID? PaymentMeansID* PrepaidPaymentReferenceID? Note* ReferenceEventCode? SettlementDiscountPercent? PenaltySurchargePercent? PaymentPercent? Amount? SettlementDiscountAmount? PenaltyAmount? PaymentTermsDetailsURI? PaymentDueDate? InstallmentDueDate? InvoicingPartyReference? .SettlementPeriod? .PenaltyPeriod? .ExchangeRate? .ValidityPeriod?
Period: StartDate? StartTime? EndDate? EndTime? DurationMeasure? DescriptionCode* Description*
Person: ID? FirstName? FamilyName? Title? MiddleName? OtherName? NameSuffix? JobTitle? NationalityID? GenderCode? BirthDate? BirthplaceName? OrganizationDepartment? .Contact? .FinancialAccount? .IdentityDocumentReference* .ResidenceAddress?
PhysicalAttribute: AttributeID PositionCode? DescriptionCode? Description*
Pickup: ID? ActualPickupDate? ActualPickupTime? EarliestPickupDate? EarliestPickupTime? LatestPickupDate? LatestPickupTime? .PickupLocation? .PickupParty?
PowerOfAttorney: ID? IssueDate? IssueTime? Description* .NotaryParty? .AgentParty .WitnessParty* .MandateDocumentReference*
Price: PriceAmount BaseQuantity? PriceChangeReason* PriceTypeCode? PriceType? OrderableUnitFactorRate? .ValidityPeriod* .PriceList? .AllowanceCharge* .PricingExchangeRate?
PriceExtension: Amount .TaxTotal*
PriceList: ID? StatusCode? .ValidityPeriod* .PreviousPriceList?
PricingReference: .OriginalItemLocationQuantity? .AlternativeConditionPrice*
ProjectReference: ID UUID? IssueDate? .WorkPhaseReference*
RailTransport: TrainID RailCarID?
ReceiptLine: ID UUID? Note* ReceivedQuantity? ShortQuantity? ShortageActionCode? RejectedQuantity? RejectReasonCode? RejectReason* RejectActionCode? QuantityDiscrepancyCode? OversupplyQuantity? ReceivedDate? TimingComplaintCode? TimingComplaint? .OrderLineReference? .DespatchLineReference* .DocumentReference* .Item* .Shipment*
Response: ReferenceID? ResponseCode? Description* EffectiveDate? EffectiveTime? .Status*
ResultOfVerification: ValidatorID? ValidationResultCode? ValidationDate? ValidationTime? ValidateProcess? ValidateTool? ValidateToolVersion? .SignatoryParty?
RoadTransport: LicensePlateID
SecondaryHazard: ID? PlacardNotation? PlacardEndorsement? EmergencyProceduresCode? Extension*
ServiceFrequency: WeekDayCode
ServiceProviderParty: ID? ServiceTypeCode? ServiceType* .Party .SellerContact?
ShareholderParty: PartecipationPercent? .Party?
Shipment: ID ShippingPriorityLevelCode? HandlingCode? HandlingInstructions* Information* GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure? GrossVolumeMeasure? NetVolumeMeasure? TotalGoodsItemQuantity? TotalTransportHandlingUnitQuantity? InsuranceValueAmount? DeclaredCustomsValueAmount? DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? SpecialInstructions* DeliveryInstructions* SplitConsignmentIndicator? ConsignmentQuantity? .Consignment* .GoodsItem* .ShipmentStage* .Delivery? .TransportHandlingUnit* .ReturnAddress? .OriginAddress? .FirstArrivalPortLocation? .LastExitPortLocation? .ExportCountry? .FreightAllowanceCharge*
ShipmentStage: ID? TransportModeCode? TransportMeansTypeCode? TransitDirectionCode? PreCarriageIndicator? OnCarriageIndicator? EstimatedDeliveryDate? EstimatedDeliveryTime? RequiredDeliveryDate? RequiredDeliveryTime? LoadingSequenceID? SuccessiveSequenceID? Instructions* DemurrageInstructions* CrewQuantity? PassengerQuantity? .TransitPeriod? .CarrierParty* .TransportMeans? .LoadingPortLocation? .UnloadingPortLocation? .TransshipPortLocation? .LoadingTransportEvent? .ExaminationTransportEvent? .AvailabilityTransportEvent? .ExportationTransportEvent? .DischargeTransportEvent? .WarehousingTransportEvent? .TakeoverTransportEvent? .OptionalTakeoverTransportEvent? .DropoffTransportEvent? .ActualPickupTransportEvent? .DeliveryTransportEvent? .ReceiptTransportEvent? .StorageTransportEvent? .AcceptanceTransportEvent? .TerminalOperatorParty? .CustomsAgentParty? .EstimatedTransitPeriod? .FreightAllowanceCharge* .FreightChargeLocation? .DetentionTransportEvent* .RequestedDepartureTransportEvent? .RequestedArrivalTransportEvent? .RequestedWaypointTransportEvent* .PlannedDepartureTransportEvent? .PlannedArrivalTransportEvent? .PlannedWaypointTransportEvent* .ActualDepartureTransportEvent? .ActualWaypointTransportEvent? .ActualArrivalTransportEvent? .TransportEvent* .EstimatedDepartureTransportEvent? .EstimatedArrivalTransportEvent? .PassengerPerson* .DriverPerson* .ReportingPerson? .CrewMemberPerson* .SecurityOfficerPerson? .MasterPerson? .ShipsSurgeonPerson?
Signature: ID Note* ValidationDate? ValidationTime? ValidatorID? CanonicalizationMethod? SignatureMethod? .SignatoryParty? .DigitalSignatureAttachment? .OriginalDocumentReference?
SignatureInformation: ID? sbc:ReferencedSignatureID? ds:Signature?
Status: ConditionCode? ReferenceDate? ReferenceTime? Description* StatusReasonCode? StatusReason* SequenceID? Text* IndicationIndicator? Percent? ReliabilityPercent? .Condition*
Stowage: LocationID? Location* .MeasurementDimension*
SupplierParty: CustomerAssignedAccountID? AdditionalAccountID* DataSendingCapability? .Party? .DespatchContact? .AccountingContact? .SellerContact?
TaxCategory: ID? Name? Percent? BaseUnitMeasure? PerUnitAmount? TaxExemptionReasonCode? TaxExemptionReason* TierRange? TierRatePercent? .TaxScheme
TaxScheme: ID? Name? TaxTypeCode? CurrencyCode? .JurisdictionRegionAddress*
TaxSubtotal: TaxableAmount? TaxAmount CalculationSequenceNumeric? TransactionCurrencyTaxAmount? Percent? BaseUnitMeasure? PerUnitAmount? TierRange? TierRatePercent? .TaxCategory
TaxTotal: TaxAmount RoundingAmount? TaxEvidenceIndicator? TaxIncludedIndicator? .TaxSubtotal*
Temperature: AttributeID Measure Description*
TradeFinancing: ID? FinancingInstrumentCode? .ContractDocumentReference? .DocumentReference* .FinancingParty .FinancingFinancialAccount? .Clause*
TradingTerms: Information* Reference? .ApplicableAddress?
TransactionConditions: ID? ActionCode? Description* .DocumentReference*
TransportEquipment: ID? ReferencedConsignmentID* TransportEquipmentTypeCode? ProviderTypeCode? OwnerTypeCode? SizeTypeCode? DispositionCode? FullnessIndicationCode? RefrigerationOnIndicator? Information* ReturnabilityIndicator? LegalStatusIndicator? AirFlowPercent? HumidityPercent? AnimalFoodApprovedIndicator? HumanFoodApprovedIndicator? DangerousGoodsApprovedIndicator? RefrigeratedIndicator? Characteristics? DamageRemarks* Description* SpecialTransportRequirements* GrossWeightMeasure? GrossVolumeMeasure? TareWeightMeasure? TrackingDeviceCode? PowerIndicator? TraceID? .MeasurementDimension* .TransportEquipmentSeal* .MinimumTemperature? .MaximumTemperature? .ProviderParty? .LoadingProofParty? .SupplierParty? .OwnerParty? .OperatingParty? .LoadingLocation? .UnloadingLocation? .StorageLocation? .PositioningTransportEvent* .QuarantineTransportEvent* .DeliveryTransportEvent* .PickupTransportEvent* .HandlingTransportEvent* .LoadingTransportEvent* .TransportEvent* .ApplicableTransportMeans? .HaulageTradingTerms* .HazardousGoodsTransit* .PackagedTransportHandlingUnit* .ServiceAllowanceCharge* .FreightAllowanceCharge* .AttachedTransportEquipment* .Delivery? .Pickup? .Despatch? .ShipmentDocumentReference* .ContainedInTransportEquipment* .Package* .GoodsItem*
TransportEquipmentSeal: ID SealIssuerTypeCode? Condition? SealStatusCode? SealingPartyType?
TransportEvent: IdentificationID? OccurrenceDate? OccurrenceTime? TransportEventTypeCode? Description* CompletionIndicator? .ReportedShipment? .CurrentStatus* .Contact* .Location? .Signature? .Period*
TransportHandlingUnit: ID? TransportHandlingUnitTypeCode? HandlingCode? HandlingInstructions* HazardousRiskIndicator? TotalGoodsItemQuantity? TotalPackageQuantity? DamageRemarks* ShippingMarks* TraceID? .HandlingUnitDespatchLine* .ActualPackage* .ReceivedHandlingUnitReceiptLine* .TransportEquipment* .TransportMeans* .HazardousGoodsTransit* .MeasurementDimension* .MinimumTemperature? .MaximumTemperature? .GoodsItem* .FloorSpaceMeasurementDimension? .PalletSpaceMeasurementDimension? .ShipmentDocumentReference* .Status* .CustomsDeclaration* .ReferencedShipment* .Package*
TransportMeans: JourneyID? RegistrationNationalityID? RegistrationNationality* DirectionCode? TransportMeansTypeCode? TradeServiceCode? .Stowage? .AirTransport? .RoadTransport? .RailTransport? .MaritimeTransport? .OwnerParty? .MeasurementDimension*
TransportationService: TransportServiceCode TariffClassCode? Priority? FreightRateClassCode? TransportationServiceDescription* TransportationServiceDetailsURI? NominationDate? NominationTime? Name? SequenceNumeric? .TransportEquipment* .SupportedTransportEquipment* .UnsupportedTransportEquipment* .CommodityClassification* .SupportedCommodityClassification* .UnsupportedCommodityClassification* .TotalCapacityDimension? .ShipmentStage* .TransportEvent* .ResponsibleTransportServiceProviderParty? .EnvironmentalEmission* .EstimatedDurationPeriod? .ScheduledServiceFrequency*
UBLDocumentSignatures: sac:SignatureInformation+
UBLExtension: ID? Name? ext:ExtensionAgencyID? ext:ExtensionAgencyName? ext:ExtensionVersionID? ext:ExtensionAgencyURI? ext:ExtensionURI? ext:ExtensionReasonCode? ext:ExtensionReason? ext:ExtensionContent
UBLExtensions: ext:UBLExtension+
WorkPhaseReference: ID? WorkPhaseCode? WorkPhase* ProgressPercent? StartDate? EndDate? .WorkOrderDocumentReference*
`;
