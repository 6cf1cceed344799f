const SERVICE = 'urn:ec.europa.eu:taxud:vies:services:checkVat';
const TYPES = `${SERVICE}:types`;

const text = (name: string, min: 0 | 1): string => `<xsd:element name="${name}" type="xsd:string" minOccurs="${min}"/>`;

/**
 * What the SOAP client needs to know of the service: the one operation that we use, SOAP 1.1, document style. Written from the
 * facts of the service, with the elements in its order.
 */
export const VIES_WSDL = `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="checkVatService" targetNamespace="${SERVICE}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:service="${SERVICE}" xmlns:types="${TYPES}">
  <wsdl:types>
    <xsd:schema targetNamespace="${TYPES}" elementFormDefault="qualified">
      <xsd:element name="checkVatApprox"><xsd:complexType><xsd:sequence>
        ${text('countryCode', 1)}${text('vatNumber', 1)}${text('requesterCountryCode', 0)}${text('requesterVatNumber', 0)}
      </xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="checkVatApproxResponse"><xsd:complexType><xsd:sequence>
        ${text('countryCode', 1)}${text('vatNumber', 1)}${text('requestDate', 1)}${text('valid', 1)}${text('traderName', 0)}
        ${text('traderCompanyType', 0)}${text('traderAddress', 0)}${text('requestIdentifier', 0)}
      </xsd:sequence></xsd:complexType></xsd:element>
    </xsd:schema>
  </wsdl:types>
  <wsdl:message name="checkVatApproxRequest"><wsdl:part name="parameters" element="types:checkVatApprox"/></wsdl:message>
  <wsdl:message name="checkVatApproxResponse"><wsdl:part name="parameters" element="types:checkVatApproxResponse"/></wsdl:message>
  <wsdl:portType name="checkVatPortType">
    <wsdl:operation name="checkVatApprox">
      <wsdl:input message="service:checkVatApproxRequest"/><wsdl:output message="service:checkVatApproxResponse"/>
    </wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="checkVatBinding" type="service:checkVatPortType">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="checkVatApprox">
      <soap:operation soapAction=""/>
      <wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>
    </wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="checkVatService">
    <wsdl:port name="checkVatPort" binding="service:checkVatBinding"><soap:address location="urn:endpoint:from:configuration"/></wsdl:port>
  </wsdl:service>
</wsdl:definitions>
`;
